-- Acknowledged after the first step of its report was due, as the ladder sees it: that step is due at once. In the common case,
-- in time, the row of the ladder is only read, so that stores which answer together do not wait for each other.
CREATE OR REPLACE FUNCTION notice_was_acknowledged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM look_at_ladder(NEW.tenant_id, NEW.recall_id) FROM recall_ladder l
  WHERE l.tenant_id = NEW.tenant_id AND l.recall_id = NEW.recall_id AND EXISTS (
    SELECT FROM jsonb_array_elements(l.steps) step WHERE step ->> 'clock' = 'report'
      AND (l.look_at IS NULL OR l.look_at > NEW.asked_at + (step ->> 'afterMinutes')::int * interval '1 minute'));
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER look_at_ladder_of_acknowledged AFTER UPDATE OF state ON notice
  FOR EACH ROW WHEN (NEW.state = 'acknowledged' AND OLD.state <> 'acknowledged') EXECUTE FUNCTION notice_was_acknowledged();
