-- A lot is one lot whatever dash, width or accent a system wrote. normalize-lot.ts says the same.
CREATE OR REPLACE FUNCTION normalize_lot(lot text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN nullif(regexp_replace(regexp_replace(upper(normalize(lot, NFKD) COLLATE "C"),
    '^[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u02b0-\u036f\u2000-\u2bff\u3000-\u303f\ufe00-\ufe2f\ufeff]*(?:LOTE(?=[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u02b0-\u036f\u2000-\u2bff\u3000-\u303f\ufe00-\ufe2f\ufeff])|LOT|BATCH|PARTIDA)(?:[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u02b0-\u036f\u2000-\u2bff\u3000-\u303f\ufe00-\ufe2f\ufeff]+(?:N°|(?:NO|NR|NUM|NUMBER|CODE)(?=[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u02b0-\u036f\u2000-\u2bff\u3000-\u303f\ufe00-\ufe2f\ufeff])))?[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u02b0-\u036f\u2000-\u2bff\u3000-\u303f\ufe00-\ufe2f\ufeff]*(?=[0-9A-Z])', ''),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u02b0-\u036f\u2000-\u2bff\u3000-\u303f\ufe00-\ufe2f\ufeff]+', '', 'g'), '') COLLATE "C";

-- What is kept under the old reckoning is reckoned anew.
DROP INDEX "shipment_tenant_id_lot_key_idx", "shipment_tenant_id_gtin_lot_key_store_id_idx";
ALTER TABLE shipment DROP COLUMN lot_key;
ALTER TABLE shipment ADD COLUMN lot_key text COLLATE "C" GENERATED ALWAYS AS (normalize_lot(lot)) STORED;
CREATE INDEX "shipment_tenant_id_lot_key_idx" ON "shipment"("tenant_id", "lot_key");
CREATE INDEX "shipment_tenant_id_gtin_lot_key_store_id_idx" ON "shipment"("tenant_id", "gtin", "lot_key", "store_id");

-- Letters of another script may only look like those on the pack: they rule nothing out, like "N/A" and its like.
CREATE OR REPLACE FUNCTION match_of(
  lots text[], low text, high text, expires_from date, expires_to date, complete boolean, lot text, expires_on date
) RETURNS match LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN expires_on < expires_from OR expires_on > expires_to THEN NULL
    WHEN (cardinality(lots) > 0 OR low IS NOT NULL OR high IS NOT NULL)
      AND (lot = ANY (lots) OR (
        (low IS NOT NULL OR high IS NOT NULL) AND (
          length(lot) <> length(low) OR length(lot) <> length(high)
          OR (lot COLLATE "C" >= coalesce(low, lot) AND lot COLLATE "C" <= coalesce(high, lot))))) IS NOT TRUE
      THEN CASE WHEN complete AND lot <> ALL (ARRAY['NA', 'NONE', 'UNKNOWN', 'NULL', 'TBD', 'NOLOT', 'SINLOTE', 'X', 'XX', 'XXX', 'LOT', 'LOTE', 'BATCH', 'NO'])
          AND lot !~ '[^0-9A-Z]'
        THEN NULL ELSE 'lot_unknown'::match END
    WHEN (expires_from IS NOT NULL OR expires_to IS NOT NULL) AND expires_on IS NULL THEN 'date_unknown'::match
    ELSE 'in_scope'::match
  END
$$;
