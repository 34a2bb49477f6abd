-- The stores of a recall as it stands, judged against the version that its notices stand on: none before the first fan-out.
CREATE OR REPLACE FUNCTION judged_stores(of_recall uuid)
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

-- What two scopes say of each store of a tenant: its match now, and whether it gained or lost something from one to the other.
-- The domain says the same in scope-match.ts.
CREATE OR REPLACE FUNCTION judged_stores(of_tenant uuid, before scope_line[], after scope_line[], mode target_mode, listed text[], widens boolean)
RETURNS TABLE (store_id uuid, match match, shipped_quantity int, excluded exclusion_reason, gained boolean, lost boolean)
LANGUAGE sql STABLE SET enable_nestloop = off SET enable_mergejoin = off SET jit = off SET work_mem = '64MB' AS $$
  WITH lines AS MATERIALIZED (
    SELECT l.is_after, l.gtin, ARRAY(SELECT normalize_lot(listed) FROM unnest(l.lots) listed) AS lots,
           ARRAY(SELECT unmarked_lot(normalize_lot(listed)) FROM unnest(l.lots) listed) AS unmarked,
           normalize_lot(l.lot_from) AS low, normalize_lot(l.lot_to) AS high, l.expires_from, l.expires_to, l.complete
    FROM (SELECT true AS is_after, a.* FROM unnest(after) a UNION ALL SELECT false, b.* FROM unnest(before) b) l
  ), packs AS MATERIALIZED (
    SELECT d.*, normalize_lot(d.lot) AS read FROM (
      SELECT DISTINCT s.gtin, coalesce(s.lot, '') AS lot, coalesce(s.expires_on, 'infinity') AS expires_on
      FROM stock_movement s WHERE s.tenant_id = of_tenant AND s.kind <> 'sale' AND s.gtin = ANY (ARRAY(SELECT l.gtin FROM lines l))) d
  ), rewritten AS MATERIALIZED (
    SELECT g.gtin, said_of(before, g.gtin) IS DISTINCT FROM said_of(after, g.gtin) AS yes FROM (SELECT DISTINCT gtin FROM lines) g
  ), judged AS MATERIALIZED (
    -- The strongest match of any line: the enum is declared from certain to doubtful.
    SELECT p.gtin, p.lot, p.expires_on, bool_or(w.yes) AS rewritten,
           min(match_of(l.lots, l.unmarked, l.low, l.high, l.expires_from, l.expires_to, l.complete, p.read, nullif(p.expires_on, 'infinity')))
             FILTER (WHERE l.is_after) AS now,
           min(match_of(l.lots, l.unmarked, l.low, l.high, l.expires_from, l.expires_to, l.complete, p.read, nullif(p.expires_on, 'infinity')))
             FILTER (WHERE NOT l.is_after) AS earlier
    FROM packs p JOIN lines l ON l.gtin = p.gtin JOIN rewritten w ON w.gtin = p.gtin
    GROUP BY p.gtin, p.lot, p.expires_on
  ), shipped AS MATERIALIZED (
    SELECT s.store_id, min(j.now) AS match, coalesce(sum(s.quantity) FILTER (WHERE j.now IS NOT NULL AND s.kind = 'shipment'), 0)::int AS quantity,
           -- A pack whose lot or date nobody read is concerned by every widening of what is said of its product.
           bool_or(j.now IS NOT NULL AND (j.earlier IS NULL OR (j.now <> 'in_scope' AND j.rewritten))) AS gained,
           bool_or(j.now IS NULL AND j.earlier IS NOT NULL) AS lost
    FROM stock_movement s
    JOIN judged j ON j.gtin = s.gtin AND j.lot = coalesce(s.lot, '') AND j.expires_on = coalesce(s.expires_on, 'infinity')
    WHERE s.tenant_id = of_tenant AND s.kind <> 'sale' AND s.gtin = ANY (ARRAY(SELECT l.gtin FROM lines l))
    GROUP BY s.store_id
  )
  SELECT st.id, coalesce(sh.match, 'in_scope'), coalesce(sh.quantity, 0), e.reason,
         e.reason IS NULL AND widens AND (mode <> 'shipped' OR sh.gained), e.reason IS NULL AND coalesce(sh.lost, false)
  FROM store st
  LEFT JOIN shipped sh ON sh.store_id = st.id
  CROSS JOIN LATERAL (SELECT CASE
    WHEN st.removed_at IS NOT NULL THEN 'store_removed'
    WHEN mode = 'listed' AND st.number NOT IN (SELECT unnest(listed)) THEN 'not_listed'
    WHEN mode = 'shipped' AND sh.store_id IS NULL THEN 'never_received'
    WHEN mode = 'shipped' AND sh.match IS NULL THEN 'other_lots' END::exclusion_reason AS reason) e
  WHERE st.tenant_id = of_tenant
$$;
