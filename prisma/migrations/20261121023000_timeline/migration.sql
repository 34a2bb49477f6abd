-- The timeline of a recall is read from its leaves: those of the recall itself, and those that name it and its store.
CREATE FUNCTION leaf_recall(subject_type text, subject_id text, body text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN subject_type = 'recall' THEN subject_id
              WHEN subject_type IN ('notice', 'comment', 'attachment') THEN body::jsonb #>> '{data,recallId}' END
$$;
CREATE FUNCTION leaf_store(subject_type text, body text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN subject_type IN ('notice', 'comment') THEN body::jsonb #>> '{data,storeId}' END
$$;
ALTER TABLE audit_leaf
  ADD COLUMN recall_id text COLLATE "C" GENERATED ALWAYS AS (leaf_recall(subject_type, subject_id, body)) STORED,
  ADD COLUMN store_id text COLLATE "C" GENERATED ALWAYS AS (leaf_store(subject_type, body)) STORED;
CREATE INDEX "audit_leaf_tenant_id_recall_id_at_action_store_id_idx"
  ON "audit_leaf"("tenant_id", "recall_id", "at", "action", "store_id");

-- Messages that came to nothing are told in sums.
CREATE INDEX delivery_came_to_nothing ON delivery (tenant_id, recall_id, settled_at)
  WHERE state IN ('failed', 'superseded', 'unknown');
