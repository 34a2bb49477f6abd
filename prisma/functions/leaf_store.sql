CREATE OR REPLACE FUNCTION leaf_store(subject_type text, body text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN subject_type IN ('notice', 'comment') THEN body::jsonb #>> '{data,storeId}' END
$$;
