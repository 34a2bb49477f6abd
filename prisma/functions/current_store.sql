-- Set for store people only: they see their own store's part.
CREATE OR REPLACE FUNCTION current_store() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.store_id', true), '')::uuid;
