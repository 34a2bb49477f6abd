CREATE OR REPLACE FUNCTION targeted_stores(of_recall uuid) RETURNS TABLE (store_id uuid, match match, shipped_quantity int)
LANGUAGE sql STABLE AS $$
  SELECT j.store_id, j.match, j.shipped_quantity FROM judged_stores(of_recall) j WHERE j.excluded IS NULL
$$;
