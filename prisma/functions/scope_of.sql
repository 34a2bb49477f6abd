CREATE OR REPLACE FUNCTION scope_of(of_recall uuid, of_version int) RETURNS scope_line[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(l ORDER BY l.position), '{}') FROM scope_line l WHERE l.recall_id = of_recall AND l.version = of_version
$$;
