-- What a scope says of one product, to see whether it says something else now.
CREATE OR REPLACE FUNCTION said_of(lines scope_line[], of_gtin text) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT jsonb_agg(said ORDER BY said) FROM (
    SELECT jsonb_build_array(l.lots, l.lot_from, l.lot_to, l.expires_from, l.expires_to, l.complete) AS said
    FROM unnest(lines) l WHERE l.gtin = of_gtin) lines_of_product
$$;
