-- Isolation in the database. Every tenant table is readable only within the tenant (and, for store people, the store)
-- that the transaction names in its first statement; forced, so that even the owner is bound by it.

-- The four roles. Whoever provisions the cluster gives them a login; a plain database gets them without one.
DO $$
DECLARE role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['clearshelf_owner', 'clearshelf_app', 'clearshelf_worker', 'clearshelf_auditor'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
    END IF;
  END LOOP;
END $$;

CREATE FUNCTION current_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.tenant_id', true), '')::uuid;

-- Set for store people only: they see their own store's part.
CREATE FUNCTION current_store() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.store_id', true), '')::uuid;

-- The hash of a secret that the caller holds (API key, invitation, reset link, acknowledgement link). Whoever presents
-- the secret may find its row, before it is known which tenant it belongs to.
CREATE FUNCTION presented_hash() RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  RETURN decode(nullif(current_setting('app.presented_hash', true), ''), 'hex');

CREATE FUNCTION presented_email() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.presented_email', true), '');

-- 1. Tenants.
DO $$
DECLARE table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY[
    'person', 'backup_code', 'session', 'account_token', 'api_key', 'idempotency_record',
    'region', 'store', 'contact', 'product', 'shipment',
    'recall', 'recall_version', 'scope_line', 'notice',
    'delivery', 'delivery_attempt', 'outbox', 'audit_leaf'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format(
      'CREATE POLICY own_tenant ON %I USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant())',
      table_name);
  END LOOP;
END $$;

ALTER TABLE tenant ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenant FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON tenant USING (id = current_tenant()) WITH CHECK (id = current_tenant());

-- 2. Stores within a tenant. Restrictive: narrows whatever a permissive policy allows.
DO $$
DECLARE table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['contact', 'shipment', 'notice', 'delivery', 'person'] LOOP
    EXECUTE format(
      'CREATE POLICY own_store ON %I AS RESTRICTIVE USING (current_store() IS NULL OR store_id = current_store())',
      table_name);
  END LOOP;
  FOREACH table_name IN ARRAY ARRAY['recall_version', 'scope_line'] LOOP
    EXECUTE format(
      'CREATE POLICY own_store ON %I AS RESTRICTIVE USING (current_store() IS NULL OR EXISTS (
         SELECT FROM notice WHERE notice.tenant_id = %1$I.tenant_id AND notice.recall_id = %1$I.recall_id
           AND notice.store_id = current_store()))',
      table_name);
  END LOOP;
  FOREACH table_name IN ARRAY ARRAY['api_key', 'idempotency_record', 'outbox'] LOOP
    EXECUTE format('CREATE POLICY own_store ON %I AS RESTRICTIVE USING (current_store() IS NULL)', table_name);
  END LOOP;
END $$;

CREATE POLICY own_store ON store AS RESTRICTIVE USING (current_store() IS NULL OR id = current_store());
CREATE POLICY own_store ON recall AS RESTRICTIVE USING (current_store() IS NULL OR EXISTS (
  SELECT FROM notice WHERE notice.tenant_id = recall.tenant_id AND notice.recall_id = recall.id
    AND notice.store_id = current_store()));
CREATE POLICY own_store ON delivery_attempt AS RESTRICTIVE USING (current_store() IS NULL OR EXISTS (
  SELECT FROM delivery WHERE delivery.tenant_id = delivery_attempt.tenant_id
    AND delivery.id = delivery_attempt.delivery_id AND delivery.store_id = current_store()));
-- Stores write leaves and read none.
CREATE POLICY own_store ON audit_leaf AS RESTRICTIVE FOR SELECT USING (current_store() IS NULL);

-- 3. Secrets that name their own row.
CREATE POLICY presented ON api_key FOR SELECT USING (secret_hash = presented_hash());
CREATE POLICY presented ON account_token FOR SELECT USING (secret_hash = presented_hash());
CREATE POLICY presented ON delivery_attempt FOR SELECT USING (link_hash = presented_hash());
CREATE POLICY presented ON person FOR SELECT USING (email = presented_email());

-- 4. The worker serves every tenant: it sees what is due, across tenants, and nothing more of them.
CREATE POLICY worker_schedules ON tenant FOR SELECT TO clearshelf_worker USING (true);
CREATE POLICY worker_schedules ON outbox TO clearshelf_worker USING (true) WITH CHECK (true);
CREATE POLICY worker_schedules ON delivery FOR SELECT TO clearshelf_worker USING (true);
CREATE POLICY worker_schedules_change ON delivery FOR UPDATE TO clearshelf_worker USING (true) WITH CHECK (true);
CREATE POLICY worker_schedules ON recall_version FOR SELECT TO clearshelf_worker USING (true);
-- It also clears away what has had its time, and sees no younger row of these.
CREATE POLICY worker_purges ON idempotency_record TO clearshelf_worker USING (created_at < now() - interval '1 day');
CREATE POLICY worker_purges ON session TO clearshelf_worker USING (coalesce(ended_at, expires_at) < now() - interval '30 days');
CREATE POLICY worker_purges ON account_token TO clearshelf_worker USING (coalesce(used_at, expires_at) < now() - interval '30 days');

-- 5. The audit trail cannot be rewritten, whatever the grants become.
CREATE FUNCTION refuse_rewriting_the_audit_trail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail is insert only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE ON audit_leaf
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_the_audit_trail();
CREATE TRIGGER insert_only_truncate BEFORE TRUNCATE ON audit_leaf
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_the_audit_trail();

-- 6. Grants.
GRANT USAGE ON SCHEMA public TO clearshelf_app, clearshelf_worker, clearshelf_auditor;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

GRANT SELECT, INSERT, UPDATE, DELETE ON
  person, backup_code, session, account_token, api_key, idempotency_record, sign_in_throttle,
  region, store, contact, product, shipment, recall, recall_version, scope_line, notice, outbox
  TO clearshelf_app;
GRANT SELECT ON tenant, delivery, delivery_attempt TO clearshelf_app;
GRANT UPDATE (next_recall_number) ON tenant TO clearshelf_app;
GRANT SELECT, INSERT ON audit_leaf TO clearshelf_app;

GRANT SELECT ON
  tenant, person, region, store, contact, product, shipment, recall, recall_version, scope_line, notice,
  delivery, delivery_attempt, outbox
  TO clearshelf_worker;
GRANT INSERT, UPDATE ON notice, delivery, delivery_attempt TO clearshelf_worker;
GRANT UPDATE (fanned_out_at) ON recall_version TO clearshelf_worker;
GRANT INSERT, UPDATE, DELETE ON outbox TO clearshelf_worker;
GRANT INSERT ON account_token, audit_leaf TO clearshelf_worker;
GRANT SELECT, DELETE ON idempotency_record, session, account_token TO clearshelf_worker;

GRANT SELECT ON tenant, store, product, recall, recall_version, scope_line, notice, delivery, delivery_attempt, audit_leaf
  TO clearshelf_auditor;
