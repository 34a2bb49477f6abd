-- A district's manager looks after the district and those below it.

-- UNION, not UNION ALL: ends also where a circle had come about.
CREATE FUNCTION districts_within(root uuid) RETURNS SETOF uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  WITH RECURSIVE within AS (
    SELECT r.tenant_id, r.id FROM region r WHERE r.id = root
    UNION
    SELECT r.tenant_id, r.id FROM region r JOIN within w ON r.tenant_id = w.tenant_id AND r.parent_id = w.id)
  SELECT id FROM within
$$;

-- A district and those above it; `height` counts the steps.
CREATE FUNCTION districts_above(leaf uuid) RETURNS TABLE (id uuid, height int) LANGUAGE sql STABLE PARALLEL SAFE AS $$
  WITH RECURSIVE above AS (
    SELECT r.tenant_id, r.id, r.parent_id, 0 AS height FROM region r WHERE r.id = leaf
    UNION
    SELECT r.tenant_id, r.id, r.parent_id, a.height + 1 FROM region r JOIN above a ON r.tenant_id = a.tenant_id AND r.id = a.parent_id
    WHERE a.height < 50)
  SELECT above.id, above.height FROM above
$$;

-- The nearest district, from this one upwards, that somebody manages; none, if nobody does.
CREATE FUNCTION managing_district(leaf uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT above.id FROM districts_above(leaf) above
  WHERE EXISTS (SELECT FROM person p WHERE p.region_id = above.id AND p.role = 'district_manager' AND p.status = 'active')
  ORDER BY above.height LIMIT 1
$$;

CREATE FUNCTION current_district() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.district_id', true), '')::uuid;

-- What is asked of stores, and of anything together with its store, is asked of those alone.
CREATE POLICY own_district ON store AS RESTRICTIVE
  USING ((SELECT current_district()) IS NULL OR region_id IN (SELECT districts_within((SELECT current_district()))));

CREATE INDEX region_parent ON region (tenant_id, parent_id);
