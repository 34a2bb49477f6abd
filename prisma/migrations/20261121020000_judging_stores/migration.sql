-- What a scope says of one product, to see whether it says something else now.
CREATE FUNCTION said_of(lines scope_line[], of_gtin text) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT jsonb_agg(said ORDER BY said) FROM (
    SELECT jsonb_build_array(l.lots, l.lot_from, l.lot_to, l.expires_from, l.expires_to, l.complete) AS said
    FROM unnest(lines) l WHERE l.gtin = of_gtin) lines_of_product
$$;

-- The law of a match, over lots that are normalized already: one expression, so that the planner can write it into a query
-- over a million packs. NULL: certainly out of scope.
CREATE FUNCTION match_of(
  lots text[], low text, high text, expires_from date, expires_to date, complete boolean, lot text, expires_on date
) RETURNS match LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN expires_on < expires_from OR expires_on > expires_to THEN NULL
    WHEN (cardinality(lots) > 0 OR low IS NOT NULL OR high IS NOT NULL)
      AND (lot = ANY (lots) OR (
        (low IS NOT NULL OR high IS NOT NULL) AND (
          length(lot) <> length(low) OR length(lot) <> length(high)
          OR (lot COLLATE "C" >= coalesce(low, lot) AND lot COLLATE "C" <= coalesce(high, lot))))) IS NOT TRUE
      THEN CASE WHEN complete AND lot IS NOT NULL THEN NULL ELSE 'lot_unknown'::match END
    WHEN (expires_from IS NOT NULL OR expires_to IS NOT NULL) AND expires_on IS NULL THEN 'date_unknown'::match
    ELSE 'in_scope'::match
  END
$$;

CREATE OR REPLACE FUNCTION scope_match(line scope_line, lot text, expires_on date) RETURNS match LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT match_of(ARRAY(SELECT normalize_lot(listed) FROM unnest(line.lots) listed), normalize_lot(line.lot_from), normalize_lot(line.lot_to),
                  line.expires_from, line.expires_to, line.complete, normalize_lot(lot), expires_on)
$$;

-- Whom a scope concerns, whom it does not and why, and what a change of scope changes for whom. In sets: each distinct
-- product, lot and date is judged once, however many shipments carried it. The planner cannot know how few those are, and
-- would loop; so it is told not to.
CREATE FUNCTION judged_stores(of_tenant uuid, before scope_line[], after scope_line[], mode target_mode, listed text[], widens boolean)
RETURNS TABLE (store_id uuid, match match, shipped_quantity int, excluded exclusion_reason, gained boolean, lost boolean)
LANGUAGE sql STABLE SET enable_nestloop = off SET enable_mergejoin = off SET jit = off SET work_mem = '64MB' AS $$
  WITH lines AS MATERIALIZED (
    SELECT l.is_after, l.gtin, ARRAY(SELECT normalize_lot(listed) FROM unnest(l.lots) listed) AS lots,
           normalize_lot(l.lot_from) AS low, normalize_lot(l.lot_to) AS high, l.expires_from, l.expires_to, l.complete
    FROM (SELECT true AS is_after, a.* FROM unnest(after) a UNION ALL SELECT false, b.* FROM unnest(before) b) l
  ), packs AS MATERIALIZED (
    SELECT d.*, normalize_lot(d.lot) AS read FROM (
      SELECT DISTINCT s.gtin, coalesce(s.lot, '') AS lot, coalesce(s.expires_on, 'infinity') AS expires_on
      FROM shipment s WHERE s.tenant_id = of_tenant AND s.gtin = ANY (ARRAY(SELECT l.gtin FROM lines l))) d
  ), rewritten AS MATERIALIZED (
    SELECT g.gtin, said_of(before, g.gtin) IS DISTINCT FROM said_of(after, g.gtin) AS yes FROM (SELECT DISTINCT gtin FROM lines) g
  ), judged AS MATERIALIZED (
    -- The strongest match of any line: the enum is declared from certain to doubtful.
    SELECT p.gtin, p.lot, p.expires_on, bool_or(w.yes) AS rewritten,
           min(match_of(l.lots, l.low, l.high, l.expires_from, l.expires_to, l.complete, p.read, nullif(p.expires_on, 'infinity')))
             FILTER (WHERE l.is_after) AS now,
           min(match_of(l.lots, l.low, l.high, l.expires_from, l.expires_to, l.complete, p.read, nullif(p.expires_on, 'infinity')))
             FILTER (WHERE NOT l.is_after) AS earlier
    FROM packs p JOIN lines l ON l.gtin = p.gtin JOIN rewritten w ON w.gtin = p.gtin
    GROUP BY p.gtin, p.lot, p.expires_on
  ), shipped AS MATERIALIZED (
    SELECT s.store_id, min(j.now) AS match, coalesce(sum(s.quantity) FILTER (WHERE j.now IS NOT NULL), 0)::int AS quantity,
           -- A pack whose lot or date nobody read is concerned by every widening of what is said of its product.
           bool_or(j.now IS NOT NULL AND (j.earlier IS NULL OR (j.now <> 'in_scope' AND j.rewritten))) AS gained,
           bool_or(j.now IS NULL AND j.earlier IS NOT NULL) AS lost
    FROM shipment s
    JOIN judged j ON j.gtin = s.gtin AND j.lot = coalesce(s.lot, '') AND j.expires_on = coalesce(s.expires_on, 'infinity')
    WHERE s.tenant_id = of_tenant AND s.gtin = ANY (ARRAY(SELECT l.gtin FROM lines l))
    GROUP BY s.store_id
  )
  SELECT st.id, coalesce(sh.match, 'in_scope'), coalesce(sh.quantity, 0), e.reason,
         e.reason IS NULL AND widens AND (mode <> 'shipped' OR sh.gained), e.reason IS NULL AND coalesce(sh.lost, false)
  FROM store st
  LEFT JOIN shipped sh ON sh.store_id = st.id
  CROSS JOIN LATERAL (SELECT CASE
    WHEN st.removed_at IS NOT NULL THEN 'store_removed'
    WHEN mode = 'listed' AND NOT st.number = ANY (listed) THEN 'not_listed'
    WHEN mode = 'shipped' AND sh.store_id IS NULL THEN 'never_received'
    WHEN mode = 'shipped' AND sh.match IS NULL THEN 'other_lots' END::exclusion_reason AS reason) e
  WHERE st.tenant_id = of_tenant
$$;

CREATE FUNCTION scope_of(of_recall uuid, of_version int) RETURNS scope_line[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(l ORDER BY l.position), '{}') FROM scope_line l WHERE l.recall_id = of_recall AND l.version = of_version
$$;

-- The same for a recall as it stands, against the version that its notices stand on: none before the first fan-out.
CREATE FUNCTION judged_stores(of_recall uuid)
RETURNS TABLE (store_id uuid, match match, shipped_quantity int, excluded exclusion_reason, gained boolean, lost boolean)
LANGUAGE sql STABLE AS $$
  SELECT j.* FROM recall r
  CROSS JOIN LATERAL (
    SELECT coalesce(max(n.version), 0) AS version FROM notice n WHERE n.tenant_id = r.tenant_id AND n.recall_id = r.id) applied
  CROSS JOIN LATERAL judged_stores(r.tenant_id, scope_of(r.id, applied.version), scope_of(r.id, r.version), r.target_mode, r.target_stores,
    applied.version = 0 OR EXISTS (
      SELECT FROM recall_version v WHERE v.tenant_id = r.tenant_id AND v.recall_id = r.id
        AND v.version > applied.version AND v.change <> 'retract_scope')) j
  WHERE r.id = of_recall
$$;

CREATE OR REPLACE FUNCTION targeted_stores(of_recall uuid) RETURNS TABLE (store_id uuid, match match, shipped_quantity int)
LANGUAGE sql STABLE AS $$
  SELECT j.store_id, j.match, j.shipped_quantity FROM judged_stores(of_recall) j WHERE j.excluded IS NULL
$$;
