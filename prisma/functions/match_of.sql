CREATE OR REPLACE FUNCTION match_of(
  lots text[], unmarked text[], low text, high text, expires_from date, expires_to date, complete boolean, lot text, expires_on date
) RETURNS match LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN expires_on < expires_from OR expires_on > expires_to THEN NULL
    WHEN (cardinality(lots) > 0 OR low IS NOT NULL OR high IS NOT NULL)
      AND (lot = ANY (lots) OR (
        (low IS NOT NULL OR high IS NOT NULL) AND (
          length(lot) <> length(low) OR length(lot) <> length(high)
          OR (lot COLLATE "C" >= coalesce(low, lot) AND lot COLLATE "C" <= coalesce(high, lot))))) IS NOT TRUE
      THEN CASE WHEN complete AND NOT names_no_lot(lot) AND (unmarked_lot(lot) = ANY (unmarked)) IS NOT TRUE
        THEN NULL ELSE 'lot_unknown'::match END
    WHEN (expires_from IS NOT NULL OR expires_to IS NOT NULL) AND expires_on IS NULL THEN 'date_unknown'::match
    ELSE 'in_scope'::match
  END
$$;
