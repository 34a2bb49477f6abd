-- The counters of progress, kept current by the statement that changes notices. Each kind of change has a function of its own,
-- so that its statement is planned once per connection and not once per batch of messages.
DO $all$
DECLARE
  kind record;
  columns text := $sql$
    sum(c.targeted)::int AS targeted, sum(c.notified)::int AS notified, sum(c.seen)::int AS seen,
    sum(c.acknowledged)::int AS acknowledged, sum(c.reported)::int AS reported, sum(c.verified)::int AS verified,
    sum(c.not_affected)::int AS not_affected, sum(c.needs_help)::int AS needs_help, sum(c.reopened)::int AS reopened$sql$;
  -- A stage counts the stores that reached it or went further.
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
    EXECUTE format($create$
CREATE OR REPLACE FUNCTION %I() RETURNS trigger LANGUAGE plpgsql AS $function$
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
    EXECUTE format('CREATE OR REPLACE TRIGGER %1$I AFTER %2$s ON notice REFERENCING %3$s FOR EACH STATEMENT EXECUTE FUNCTION %1$I()',
                   kind.name, kind.event, kind.tables);
  END LOOP;
END $all$;
