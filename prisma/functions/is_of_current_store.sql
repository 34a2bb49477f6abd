-- People of a store are told of their own account, and see and write nothing else of these.
CREATE OR REPLACE FUNCTION is_of_current_store(person uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN EXISTS (SELECT FROM person p WHERE p.tenant_id = current_tenant() AND p.id = person AND p.store_id = current_store());
