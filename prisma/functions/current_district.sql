CREATE OR REPLACE FUNCTION current_district() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.district_id', true), '')::uuid;
