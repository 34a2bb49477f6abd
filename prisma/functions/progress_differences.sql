-- The recalls of this tenant whose counters differ from their rows: none, or something is wrong.
CREATE OR REPLACE FUNCTION progress_differences() RETURNS TABLE (recall_id uuid) LANGUAGE sql STABLE AS $$
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
