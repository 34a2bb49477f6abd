-- UNION, not UNION ALL: ends also where a circle had come about.
CREATE OR REPLACE FUNCTION districts_within(root uuid) RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  WITH RECURSIVE within AS (
    SELECT r.tenant_id, r.id FROM region r WHERE r.id = root
    UNION
    SELECT r.tenant_id, r.id FROM region r JOIN within w ON r.tenant_id = w.tenant_id AND r.parent_id = w.id)
  SELECT id FROM within
$$;
