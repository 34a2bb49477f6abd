-- The nearest district, from this one upwards, that somebody manages; none, if nobody does.
CREATE OR REPLACE FUNCTION managing_district(leaf uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT above.id FROM districts_above(leaf) above
  WHERE EXISTS (SELECT FROM person p WHERE p.region_id = above.id AND p.role = 'district_manager' AND p.status = 'active')
  ORDER BY above.height LIMIT 1
$$;
