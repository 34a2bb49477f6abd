-- Whatever has not come to an end, each once: found by what will wake it, however long the history has grown.
CREATE OR REPLACE FUNCTION unsettled_deliveries() RETURNS SETOF delivery LANGUAGE sql STABLE AS $$
  SELECT d.* FROM delivery d WHERE d.wake_at IS NOT NULL AND d.settled_at IS NULL
  UNION ALL
  SELECT d.* FROM delivery_dispatch p CROSS JOIN LATERAL unnest(p.delivery_ids) AS named(id)
  JOIN delivery d ON d.tenant_id = p.tenant_id AND d.id = named.id
  WHERE d.wake_at IS NULL AND d.settled_at IS NULL AND d.state <> 'sending'
  UNION ALL
  SELECT d.* FROM delivery_lease l CROSS JOIN LATERAL unnest(l.delivery_ids) AS held(id)
  JOIN delivery d ON d.tenant_id = l.tenant_id AND d.id = held.id
  WHERE d.wake_at IS NULL AND d.state = 'sending' AND d.lease_token = l.token
$$;
