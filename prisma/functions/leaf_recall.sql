-- The timeline of a recall is read from its leaves: those of the recall itself, and those that name it and its store.
CREATE OR REPLACE FUNCTION leaf_recall(subject_type text, subject_id text, body text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN subject_type = 'recall' THEN subject_id
              WHEN subject_type IN ('notice', 'comment', 'attachment') THEN body::jsonb #>> '{data,recallId}' END
$$;
