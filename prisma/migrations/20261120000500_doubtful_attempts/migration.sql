-- The sweep that ends a lost worker's lease also writes down the doubt, in every tenant. It sees tries that have not ended
-- or have ended so, and no others. (The row must still be visible to it after the change.)
CREATE POLICY worker_schedules ON delivery_attempt FOR SELECT TO clearshelf_worker USING (outcome IS NULL OR outcome = 'unknown');
CREATE POLICY worker_schedules_change ON delivery_attempt FOR UPDATE TO clearshelf_worker
  USING (outcome IS NULL) WITH CHECK (outcome = 'unknown');
