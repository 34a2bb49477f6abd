CREATE OR REPLACE FUNCTION scope_match(line scope_line, lot text, expires_on date) RETURNS match LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT match_of(ARRAY(SELECT normalize_lot(listed) FROM unnest(line.lots) listed),
                  ARRAY(SELECT unmarked_lot(normalize_lot(listed)) FROM unnest(line.lots) listed),
                  normalize_lot(line.lot_from), normalize_lot(line.lot_to),
                  line.expires_from, line.expires_to, line.complete, normalize_lot(lot), expires_on)
$$;
