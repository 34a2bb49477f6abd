-- The counters of progress, with the same sums. Each way to change notices has a function of its own whose statement is
-- planned once for each connection; put together anew, it was planned for each batch of messages.
DO $migration$
DECLARE
  kind record;
  columns text := $sql$
    sum(c.targeted)::int AS targeted, sum(c.notified)::int AS notified, sum(c.seen)::int AS seen,
    sum(c.acknowledged)::int AS acknowledged, sum(c.reported)::int AS reported, sum(c.verified)::int AS verified,
    sum(c.not_affected)::int AS not_affected, sum(c.needs_help)::int AS needs_help, sum(c.reopened)::int AS reopened$sql$;
  -- A stage counts whoever reached it or went further.
  counted text := $sql$
      SELECT n.tenant_id, n.recall_id, %1$scount(*) AS targeted, %1$scount(n.notified_at) AS notified, %1$scount(n.seen_at) AS seen,
             %1$scount(n.acknowledged_at) AS acknowledged, %1$scount(n.reported_at) AS reported,
             %1$scount(*) FILTER (WHERE n.state = 'verified') AS verified,
             %1$scount(*) FILTER (WHERE n.state = 'not_affected') AS not_affected,
             %1$scount(*) FILTER (WHERE n.state = 'needs_help') AS needs_help, %1$scount(n.reopened_reason) AS reopened
      FROM %2$s n WHERE n.stood_down_at IS NULL GROUP BY n.tenant_id, n.recall_id$sql$;
BEGIN
  FOR kind IN SELECT * FROM (VALUES
    ('count_progress_of_new', 'INSERT', 'NEW TABLE AS after_rows', format(counted, '', 'after_rows')),
    ('count_progress_of_changed', 'UPDATE', 'OLD TABLE AS before_rows NEW TABLE AS after_rows',
     format(counted, '', 'after_rows') || ' UNION ALL ' || format(counted, '-', 'before_rows')),
    ('count_progress_of_gone', 'DELETE', 'OLD TABLE AS before_rows', format(counted, '-', 'before_rows'))
  ) AS k(name, event, tables, changes) LOOP
    EXECUTE format('DROP TRIGGER %I ON notice', kind.name);
    EXECUTE format($create$
CREATE FUNCTION %I() RETURNS trigger LANGUAGE plpgsql AS $function$
BEGIN
  INSERT INTO progress AS p (tenant_id, recall_id, shard, targeted, notified, seen, acknowledged, reported, verified,
                             not_affected, needs_help, reopened)
  SELECT d.tenant_id, d.recall_id, pg_backend_pid() %% 16, d.targeted, d.notified, d.seen, d.acknowledged, d.reported, d.verified,
         d.not_affected, d.needs_help, d.reopened
  FROM (SELECT c.tenant_id, c.recall_id, %s
        FROM (%s) c GROUP BY c.tenant_id, c.recall_id ORDER BY c.recall_id) d
  WHERE (d.targeted, d.notified, d.seen, d.acknowledged, d.reported, d.verified, d.not_affected, d.needs_help, d.reopened)
        <> (0, 0, 0, 0, 0, 0, 0, 0, 0)
    AND EXISTS (SELECT FROM recall r WHERE r.tenant_id = d.tenant_id AND r.id = d.recall_id)
  ON CONFLICT (tenant_id, recall_id, shard) DO UPDATE SET
    targeted = p.targeted + excluded.targeted, notified = p.notified + excluded.notified, seen = p.seen + excluded.seen,
    acknowledged = p.acknowledged + excluded.acknowledged, reported = p.reported + excluded.reported,
    verified = p.verified + excluded.verified, not_affected = p.not_affected + excluded.not_affected,
    needs_help = p.needs_help + excluded.needs_help, reopened = p.reopened + excluded.reopened;
  RETURN NULL;
END $function$
$create$, kind.name, columns, kind.changes);
    EXECUTE format('CREATE TRIGGER %1$I AFTER %2$s ON notice REFERENCING %3$s FOR EACH STATEMENT EXECUTE FUNCTION %1$I()',
                   kind.name, kind.event, kind.tables);
  END LOOP;
END $migration$;
DROP FUNCTION count_progress();

-- Room beside each notice for the moment at which its store was told: no index knows that, so it can stay in its place.
ALTER TABLE notice SET (fillfactor = 85);

-- Asked for once an hour, by whole days: a word for each stretch of pages will do, and none for each message.
DROP INDEX "provider_message_created_at_idx";
CREATE INDEX "provider_message_created_at_idx" ON "provider_message" USING BRIN ("created_at");

-- Whether a store asks is found out once for each statement here too, as everywhere else.
ALTER POLICY own_store ON recall USING (CASE WHEN (SELECT current_store()) IS NULL THEN true ELSE EXISTS (
  SELECT FROM notice WHERE notice.tenant_id = recall.tenant_id AND notice.recall_id = recall.id
    AND notice.store_id = (SELECT current_store())) END);
ALTER POLICY own_store ON delivery_attempt USING (CASE WHEN (SELECT current_store()) IS NULL THEN true ELSE EXISTS (
  SELECT FROM delivery WHERE delivery.tenant_id = delivery_attempt.tenant_id AND delivery.id = delivery_attempt.delivery_id
    AND delivery.store_id = (SELECT current_store())) END);
