CREATE OR REPLACE FUNCTION make_leaf_true() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE said jsonb;
BEGIN
  NEW.hash := sha256(convert_to(NEW.body, 'UTF8'));
  -- Whatever is given here is not taken. The owner alone, as whom no service runs, writes of the past: the demo.
  NEW.recorded_at := CASE current_user WHEN 'clearshelf_owner' THEN NEW.at ELSE clock_timestamp() END;
  IF current_user NOT IN ('clearshelf_app', 'clearshelf_worker') THEN
    RETURN NEW;
  END IF;
  said := NEW.body::jsonb;
  IF said ->> 'id' IS DISTINCT FROM NEW.id::text OR said ->> 'tenantId' IS DISTINCT FROM NEW.tenant_id::text
     OR said ->> 'actor' IS DISTINCT FROM NEW.actor OR said ->> 'action' IS DISTINCT FROM NEW.action
     OR (said ->> 'at')::timestamptz IS DISTINCT FROM NEW.at
     OR said #>> '{subject,type}' IS DISTINCT FROM NEW.subject_type OR said #>> '{subject,id}' IS DISTINCT FROM NEW.subject_id THEN
    RAISE EXCEPTION 'a leaf says something else than its body' USING ERRCODE = 'check_violation';
  END IF;
  -- Whoever a transaction was opened for is whoever its leaves name; only a person within it may be named by the system.
  IF coalesce(current_setting('app.actor', true), '') NOT IN ('', NEW.actor) AND current_setting('app.actor', true) NOT LIKE 'system:%'
     AND NEW.actor NOT LIKE 'system:%' THEN
    RAISE EXCEPTION 'a leaf names somebody else than who acts' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER made_true BEFORE INSERT ON audit_leaf FOR EACH ROW EXECUTE FUNCTION make_leaf_true();
