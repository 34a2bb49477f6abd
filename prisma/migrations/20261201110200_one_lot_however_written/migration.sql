-- A lot is one lot with or without separators and the word "lot" before it. normalize-lot.ts says the same.
CREATE OR REPLACE FUNCTION normalize_lot(lot text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN nullif(regexp_replace(regexp_replace(upper(lot),
    '^[\s._,:;/\\#*''"()+?|-]*(?:LOTE(?=[\s._,:;/\\#*''"()+?|-])|LOT|BATCH|PARTIDA)(?:[\s._,:;/\\#*''"()+?|-]+(?:NO|NR|NUM|NUMBER|CODE)(?=[\s._,:;/\\#*''"()+?|-]))?[\s._,:;/\\#*''"()+?|-]*(?=[0-9A-Z])', ''),
    '[\s._,:;/\\#*''"()+?|-]+', '', 'g'), '') COLLATE "C";

-- What is kept under the old reckoning is reckoned anew.
DROP INDEX "shipment_tenant_id_lot_key_idx", "shipment_tenant_id_gtin_lot_key_store_id_idx";
ALTER TABLE shipment DROP COLUMN lot_key;
ALTER TABLE shipment ADD COLUMN lot_key text COLLATE "C" GENERATED ALWAYS AS (normalize_lot(lot)) STORED;
CREATE INDEX "shipment_tenant_id_lot_key_idx" ON "shipment"("tenant_id", "lot_key");
CREATE INDEX "shipment_tenant_id_gtin_lot_key_store_id_idx" ON "shipment"("tenant_id", "gtin", "lot_key", "store_id");

-- "N/A" and its like rule nothing out: they say that nobody read the lot.
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
        THEN NULL ELSE 'lot_unknown'::match END
    WHEN (expires_from IS NOT NULL OR expires_to IS NOT NULL) AND expires_on IS NULL THEN 'date_unknown'::match
    ELSE 'in_scope'::match
  END
$$;
