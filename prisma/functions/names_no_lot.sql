-- What systems and people write where there is no lot, or what nobody can compare; of a lot as normalize_lot leaves it. The domain
-- says the same in normalize-lot.ts.
CREATE OR REPLACE FUNCTION names_no_lot(normalized text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN normalized IS NULL OR normalized ~ '[^0-9A-Z]' OR normalized = ANY (ARRAY[
    'NA', 'NONE', 'UNKNOWN', 'NULL', 'TBD', 'NOLOT', 'SINLOTE', 'X', 'XX', 'XXX', 'LOT', 'LOTE', 'BATCH', 'NO']);
