-- This very moment, if the store is open then; else when it opens next. Days are 1 (Monday) to 7; a close before the open is
-- after midnight, both the same is around the clock. The rule opensAt of the program says the same.
CREATE OR REPLACE FUNCTION opens_at(opening_hours jsonb, zone text, at timestamptz) RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(min(greatest(span.starts, at)), at)
  FROM generate_series(-1, 7) AS n
  CROSS JOIN LATERAL (SELECT (at AT TIME ZONE zone)::date + n AS day) d
  CROSS JOIN LATERAL (
    SELECT h.open, h.close
    FROM jsonb_to_recordset(CASE WHEN jsonb_typeof(opening_hours) = 'array' THEN opening_hours END) AS h(day int, open text, close text)
    WHERE h.day = extract(isodow FROM d.day)
    UNION ALL SELECT '08:00', '20:00' WHERE jsonb_typeof(opening_hours) IS DISTINCT FROM 'array' OR opening_hours = '[]') h
  CROSS JOIN LATERAL (SELECT
    (d.day + h.open::time) AT TIME ZONE zone AS starts,
    (d.day + h.close::time + CASE WHEN h.close <= h.open THEN interval '1 day' ELSE interval '0' END) AT TIME ZONE zone AS ends) span
  WHERE span.ends > at
$$;
