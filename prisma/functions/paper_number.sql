-- The number that the code on a store's paper sheet spells; paper-code.ts reckons the same.
CREATE OR REPLACE FUNCTION paper_number(notice_id uuid) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ('x' || right(replace(notice_id::text, '-', ''), 12))::bit(48)::bigint % 3404825447;
