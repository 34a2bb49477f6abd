CREATE OR REPLACE FUNCTION recall_was_issued() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM look_at_ladder(NEW.tenant_id, NEW.id);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER look_at_ladder_of_issued AFTER UPDATE OF status ON recall
  FOR EACH ROW WHEN (NEW.status = 'issued' AND OLD.status <> 'issued') EXECUTE FUNCTION recall_was_issued();
