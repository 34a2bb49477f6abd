-- A lot is the same with and without the L that marks one, or may be: normalize-lot.ts says why. A store that was shipped 3350
-- is told of a recall of L 3350, and that it has to look.
CREATE OR REPLACE FUNCTION unmarked_lot(normalized text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN regexp_replace(normalized COLLATE "C", '^[LE](?=[0-9])', '') COLLATE "C";
