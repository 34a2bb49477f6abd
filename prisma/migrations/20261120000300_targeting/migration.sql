-- Which stores a recall concerns. The same law as lib/domain/recall/scope.ts, in sets; a property test holds them equal.

-- UUIDv7 for rows that are made by INSERT … SELECT: 48 bits of time, then chance.
CREATE FUNCTION uuid_v7(at timestamptz) RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
  RETURN encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid()) PLACING substring(int8send(floor(extract(epoch FROM at) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
      52, 1), 53, 1), 'hex')::uuid;

CREATE FUNCTION normalize_lot(lot text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN nullif(upper(regexp_replace(lot, '\s+', '', 'g')), '') COLLATE "C";

-- NULL: certainly out of scope. An incomplete list, an unread lot, an unknown date rule nothing out.
CREATE FUNCTION scope_match(line scope_line, lot text, expires_on date) RETURNS match LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (
    WITH read AS (
      SELECT normalize_lot(lot) AS lot, normalize_lot(line.lot_from) AS low, normalize_lot(line.lot_to) AS high
    ), verdict AS (
      SELECT
        CASE
          WHEN cardinality(line.lots) = 0 AND low IS NULL AND high IS NULL THEN 'yes'
          WHEN read.lot IS NULL THEN 'unknown'
          WHEN read.lot IN (SELECT normalize_lot(listed) FROM unnest(line.lots) listed) THEN 'yes'
          WHEN (low IS NOT NULL OR high IS NOT NULL) AND (
            length(read.lot) <> length(low) OR length(read.lot) <> length(high)
            OR (read.lot >= coalesce(low, read.lot) AND read.lot <= coalesce(high, read.lot))
          ) THEN 'yes'
          WHEN line.complete THEN 'no'
          ELSE 'unknown'
        END AS by_lot,
        CASE
          WHEN line.expires_from IS NULL AND line.expires_to IS NULL THEN 'yes'
          WHEN expires_on IS NULL THEN 'unknown'
          WHEN expires_on < line.expires_from OR expires_on > line.expires_to THEN 'no'
          ELSE 'yes'
        END AS by_date
      FROM read
    )
    SELECT CASE
      WHEN by_lot = 'no' OR by_date = 'no' THEN NULL
      WHEN by_lot = 'unknown' THEN 'lot_unknown'::match
      WHEN by_date = 'unknown' THEN 'date_unknown'::match
      ELSE 'in_scope'::match
    END FROM verdict
  );

-- Runs with the rights of whoever asks: row-level security holds within.
CREATE FUNCTION targeted_stores(of_recall uuid) RETURNS TABLE (store_id uuid, match match, shipped_quantity int)
LANGUAGE sql STABLE AS $$
  WITH shipped AS (
    -- The strongest match of any shipment: the enum is declared from certain to doubtful.
    SELECT s.store_id, min(m.match) AS match, sum(s.quantity)::int AS quantity
    FROM recall r
    JOIN scope_line l ON l.tenant_id = r.tenant_id AND l.recall_id = r.id AND l.version = r.version
    JOIN shipment s ON s.tenant_id = r.tenant_id AND s.gtin = l.gtin
    CROSS JOIN LATERAL (SELECT scope_match(l, s.lot, s.expires_on) AS match) m
    WHERE r.id = of_recall AND m.match IS NOT NULL
    GROUP BY s.store_id
  )
  SELECT st.id, coalesce(shipped.match, 'in_scope'), coalesce(shipped.quantity, 0)
  FROM recall r
  JOIN store st ON st.tenant_id = r.tenant_id
  LEFT JOIN shipped ON shipped.store_id = st.id
  WHERE r.id = of_recall
    AND CASE r.target_mode
      WHEN 'shipped' THEN shipped.store_id IS NOT NULL
      WHEN 'listed' THEN st.number = ANY (r.target_stores)
      ELSE true
    END
$$;
