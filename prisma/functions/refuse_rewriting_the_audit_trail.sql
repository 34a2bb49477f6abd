-- The audit trail cannot be rewritten, whatever the grants become.
CREATE OR REPLACE FUNCTION refuse_rewriting_the_audit_trail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail is insert only' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE OR REPLACE TRIGGER insert_only BEFORE UPDATE OR DELETE ON audit_leaf
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_the_audit_trail();

CREATE OR REPLACE TRIGGER insert_only_truncate BEFORE TRUNCATE ON audit_leaf
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_the_audit_trail();
