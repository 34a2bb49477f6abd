-- What a store's phone sends is done once, too: the record belongs to the key that asked, or to the store.
ALTER TABLE "idempotency_record" RENAME COLUMN "api_key_id" TO "holder_id";

DROP POLICY own_store ON idempotency_record;
CREATE POLICY own_store ON idempotency_record AS RESTRICTIVE
  USING (current_store() IS NULL OR holder_id = current_store());

-- A program repeats within the hour; a phone may lie in a drawer for weeks before it does.
DROP POLICY worker_purges ON idempotency_record;
CREATE POLICY worker_purges ON idempotency_record TO clearshelf_worker USING (
  created_at < now() - CASE operation WHEN 'POST /api/store/answers' THEN interval '90 days' ELSE interval '1 day' END);
