CREATE OR REPLACE FUNCTION notices_were_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM look_at_ladder(a.tenant_id, a.recall_id) FROM (SELECT DISTINCT tenant_id, recall_id FROM after_rows) a;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER look_at_ladder_of_new AFTER INSERT ON notice REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION notices_were_added();
