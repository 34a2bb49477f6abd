-- A district and those above it; `height` counts the steps.
CREATE OR REPLACE FUNCTION districts_above(leaf uuid) RETURNS TABLE (id uuid, height int) LANGUAGE sql STABLE PARALLEL SAFE AS $$
  WITH RECURSIVE above AS (
    SELECT r.tenant_id, r.id, r.parent_id, 0 AS height FROM region r WHERE r.id = leaf
    UNION
    SELECT r.tenant_id, r.id, r.parent_id, a.height + 1 FROM region r JOIN above a ON r.tenant_id = a.tenant_id AND r.id = a.parent_id
    WHERE a.height < 50)
  SELECT above.id, above.height FROM above
$$;
