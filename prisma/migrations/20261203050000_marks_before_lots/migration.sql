-- A lot is the same with and without the L that marks one, or may be: normalize-lot.ts says why. A store that was shipped 3350
-- is told of a recall of L 3350, and that it has to look.
CREATE FUNCTION unmarked_lot(normalized text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN regexp_replace(normalized COLLATE "C", '^[LE](?=[0-9])', '') COLLATE "C";

DROP FUNCTION match_of(text[], text, text, date, date, boolean, text, date);
CREATE FUNCTION match_of(
  lots text[], unmarked text[], low text, high text, expires_from date, expires_to date, complete boolean, lot text, expires_on date
) RETURNS match LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN expires_on < expires_from OR expires_on > expires_to THEN NULL
    WHEN (cardinality(lots) > 0 OR low IS NOT NULL OR high IS NOT NULL)
      AND (lot = ANY (lots) OR (
        (low IS NOT NULL OR high IS NOT NULL) AND (
          length(lot) <> length(low) OR length(lot) <> length(high)
          OR (lot COLLATE "C" >= coalesce(low, lot) AND lot COLLATE "C" <= coalesce(high, lot))))) IS NOT TRUE
      THEN CASE WHEN complete AND lot <> ALL (ARRAY['NA', 'NONE', 'UNKNOWN', 'NULL', 'TBD', 'NOLOT', 'SINLOTE', 'X', 'XX', 'XXX', 'LOT', 'LOTE', 'BATCH', 'NO'])
          AND lot !~ '[^0-9A-Z]' AND (unmarked_lot(lot) = ANY (unmarked)) IS NOT TRUE
        THEN NULL ELSE 'lot_unknown'::match END
    WHEN (expires_from IS NOT NULL OR expires_to IS NOT NULL) AND expires_on IS NULL THEN 'date_unknown'::match
    ELSE 'in_scope'::match
  END
$$;

CREATE OR REPLACE FUNCTION scope_match(line scope_line, lot text, expires_on date) RETURNS match LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT match_of(ARRAY(SELECT normalize_lot(listed) FROM unnest(line.lots) listed),
                  ARRAY(SELECT unmarked_lot(normalize_lot(listed)) FROM unnest(line.lots) listed),
                  normalize_lot(line.lot_from), normalize_lot(line.lot_to),
                  line.expires_from, line.expires_to, line.complete, normalize_lot(lot), expires_on)
$$;

-- The same function; it hands match_of the listed lots without their mark, too.
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
