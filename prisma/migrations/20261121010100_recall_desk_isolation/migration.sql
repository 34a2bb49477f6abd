-- The recall desk: isolation, grants and counters of its tables.

DO $$
DECLARE table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY[
    'response', 'response_line', 'recall_exclusion', 'progress', 'comment', 'attachment'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format(
      'CREATE POLICY own_tenant ON %I USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant())',
      table_name);
  END LOOP;
  FOREACH table_name IN ARRAY ARRAY['response', 'response_line', 'recall_exclusion'] LOOP
    EXECUTE format(
      'CREATE POLICY own_store ON %I AS RESTRICTIVE USING (current_store() IS NULL OR store_id = current_store())',
      table_name);
  END LOOP;
END $$;
CREATE POLICY own_store ON comment AS RESTRICTIVE USING (current_store() IS NULL);

-- A store sees the pictures that show it what to look for, and no other file.
CREATE POLICY own_store ON attachment AS RESTRICTIVE USING (current_store() IS NULL OR (
  purpose = 'picture' AND state = 'ready' AND EXISTS (
    SELECT FROM notice WHERE notice.tenant_id = attachment.tenant_id AND notice.recall_id = attachment.recall_id
      AND notice.store_id = current_store())));
-- A store's answer moves the counters through the trigger; it cannot read them.
CREATE POLICY own_store ON progress AS RESTRICTIVE USING (current_store() IS NULL OR pg_trigger_depth() > 0);

-- The worker issues what is scheduled: it sees what is due, across tenants, and nothing more of it.
CREATE POLICY worker_schedules ON recall FOR SELECT TO clearshelf_worker
  USING (status = 'approved' AND scheduled_for IS NOT NULL);

GRANT SELECT, INSERT ON response, response_line TO clearshelf_app;
GRANT SELECT, INSERT ON comment TO clearshelf_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON attachment TO clearshelf_app;
GRANT SELECT, INSERT, UPDATE ON progress TO clearshelf_app, clearshelf_worker;
GRANT SELECT ON recall_exclusion TO clearshelf_app;
GRANT SELECT, INSERT ON recall_exclusion TO clearshelf_worker;
GRANT SELECT ON response, response_line TO clearshelf_worker;
GRANT UPDATE ON recall TO clearshelf_worker;
GRANT INSERT ON recall_version TO clearshelf_worker;
GRANT SELECT ON response, response_line, recall_exclusion, progress TO clearshelf_auditor;

CREATE INDEX notice_unanswered ON notice (tenant_id, recall_id, due_at)
  WHERE state IN ('open', 'seen') AND stood_down_at IS NULL;
CREATE INDEX recall_scheduled ON recall (scheduled_for) WHERE status = 'approved' AND scheduled_for IS NOT NULL;

-- Counters. Each statement that changes notices adds its difference to one shard of the recall, chosen by connection, so
-- that two stores that answer at once seldom wait for each other. A stage counts whoever reached it or went further.
CREATE FUNCTION count_progress() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changes text := CASE TG_OP
    WHEN 'INSERT' THEN 'SELECT 1 AS sign, n.* FROM after_rows n'
    WHEN 'DELETE' THEN 'SELECT -1 AS sign, n.* FROM before_rows n'
    ELSE 'SELECT 1 AS sign, n.* FROM after_rows n UNION ALL SELECT -1, n.* FROM before_rows n' END;
BEGIN
  EXECUTE format($sql$
    INSERT INTO progress AS p (tenant_id, recall_id, shard, targeted, notified, seen, acknowledged, reported, verified,
                               not_affected, needs_help, reopened)
    SELECT * FROM (
      SELECT c.tenant_id, c.recall_id, pg_backend_pid() %% 16 AS shard,
             sum(c.sign)::int AS targeted,
             coalesce(sum(c.sign) FILTER (WHERE c.notified_at IS NOT NULL), 0)::int AS notified,
             coalesce(sum(c.sign) FILTER (WHERE c.seen_at IS NOT NULL), 0)::int AS seen,
             coalesce(sum(c.sign) FILTER (WHERE c.acknowledged_at IS NOT NULL), 0)::int AS acknowledged,
             coalesce(sum(c.sign) FILTER (WHERE c.reported_at IS NOT NULL), 0)::int AS reported,
             coalesce(sum(c.sign) FILTER (WHERE c.state = 'verified'), 0)::int AS verified,
             coalesce(sum(c.sign) FILTER (WHERE c.state = 'not_affected'), 0)::int AS not_affected,
             coalesce(sum(c.sign) FILTER (WHERE c.state = 'needs_help'), 0)::int AS needs_help,
             coalesce(sum(c.sign) FILTER (WHERE c.reopened_reason IS NOT NULL), 0)::int AS reopened
      FROM (%s) c
      WHERE c.stood_down_at IS NULL AND EXISTS (SELECT FROM recall r WHERE r.tenant_id = c.tenant_id AND r.id = c.recall_id)
      GROUP BY c.tenant_id, c.recall_id ORDER BY c.recall_id
    ) d
    WHERE (d.targeted, d.notified, d.seen, d.acknowledged, d.reported, d.verified, d.not_affected, d.needs_help, d.reopened)
          <> (0, 0, 0, 0, 0, 0, 0, 0, 0)
    ON CONFLICT (tenant_id, recall_id, shard) DO UPDATE SET
      targeted = p.targeted + excluded.targeted, notified = p.notified + excluded.notified, seen = p.seen + excluded.seen,
      acknowledged = p.acknowledged + excluded.acknowledged, reported = p.reported + excluded.reported,
      verified = p.verified + excluded.verified, not_affected = p.not_affected + excluded.not_affected,
      needs_help = p.needs_help + excluded.needs_help, reopened = p.reopened + excluded.reopened
  $sql$, changes);
  RETURN NULL;
END $$;

CREATE TRIGGER count_progress_of_new AFTER INSERT ON notice REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_progress();
CREATE TRIGGER count_progress_of_changed AFTER UPDATE ON notice REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_progress();
CREATE TRIGGER count_progress_of_gone AFTER DELETE ON notice REFERENCING OLD TABLE AS before_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_progress();

-- Notices that are there already.
INSERT INTO progress (tenant_id, recall_id, shard, targeted, notified, seen, acknowledged, reported, verified, not_affected, needs_help, reopened)
SELECT tenant_id, recall_id, 0, count(*), count(notified_at), count(seen_at), count(acknowledged_at), count(reported_at),
       count(*) FILTER (WHERE state = 'verified'), count(*) FILTER (WHERE state = 'not_affected'),
       count(*) FILTER (WHERE state = 'needs_help'), count(reopened_reason)
FROM notice GROUP BY tenant_id, recall_id;

-- The recalls of this tenant whose counters differ from their rows: none, or something is wrong.
CREATE FUNCTION progress_differences() RETURNS TABLE (recall_id uuid) LANGUAGE sql STABLE AS $$
  WITH counted AS (
    SELECT n.recall_id, count(*) AS targeted, count(n.notified_at) AS notified, count(n.seen_at) AS seen,
           count(n.acknowledged_at) AS acknowledged, count(n.reported_at) AS reported,
           count(*) FILTER (WHERE n.state = 'verified') AS verified,
           count(*) FILTER (WHERE n.state = 'not_affected') AS not_affected,
           count(*) FILTER (WHERE n.state = 'needs_help') AS needs_help, count(n.reopened_reason) AS reopened
    FROM notice n WHERE n.tenant_id = current_tenant() AND n.stood_down_at IS NULL GROUP BY n.recall_id
  ), kept AS (
    SELECT p.recall_id, sum(p.targeted) AS targeted, sum(p.notified) AS notified, sum(p.seen) AS seen,
           sum(p.acknowledged) AS acknowledged, sum(p.reported) AS reported, sum(p.verified) AS verified,
           sum(p.not_affected) AS not_affected, sum(p.needs_help) AS needs_help, sum(p.reopened) AS reopened
    FROM progress p WHERE p.tenant_id = current_tenant() GROUP BY p.recall_id
  )
  SELECT coalesce(c.recall_id, k.recall_id) FROM counted c FULL JOIN kept k ON k.recall_id = c.recall_id
  WHERE (coalesce(c.targeted, 0), coalesce(c.notified, 0), coalesce(c.seen, 0), coalesce(c.acknowledged, 0), coalesce(c.reported, 0),
         coalesce(c.verified, 0), coalesce(c.not_affected, 0), coalesce(c.needs_help, 0), coalesce(c.reopened, 0))
     <> (coalesce(k.targeted, 0), coalesce(k.notified, 0), coalesce(k.seen, 0), coalesce(k.acknowledged, 0), coalesce(k.reported, 0),
         coalesce(k.verified, 0), coalesce(k.not_affected, 0), coalesce(k.needs_help, 0), coalesce(k.reopened, 0))
$$;
