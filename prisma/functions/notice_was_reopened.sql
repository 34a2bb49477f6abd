CREATE OR REPLACE FUNCTION notice_was_reopened() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM look_at_ladder(NEW.tenant_id, NEW.recall_id);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER look_at_ladder_of_reopened AFTER UPDATE OF asked_at ON notice
  FOR EACH ROW WHEN (NEW.asked_at IS DISTINCT FROM OLD.asked_at) EXECUTE FUNCTION notice_was_reopened();
