CREATE OR REPLACE FUNCTION store_hours_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM look_at_ladder(l.tenant_id, l.recall_id) FROM recall_ladder l WHERE l.tenant_id = NEW.tenant_id AND l.look_at > 'epoch';
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER look_at_ladder_of_store AFTER UPDATE OF opening_hours, timezone ON store
  FOR EACH ROW WHEN (NEW.opening_hours IS DISTINCT FROM OLD.opening_hours OR NEW.timezone <> OLD.timezone) EXECUTE FUNCTION store_hours_changed();
