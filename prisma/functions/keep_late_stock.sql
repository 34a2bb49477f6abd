CREATE OR REPLACE FUNCTION keep_late_stock() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE own_store text := coalesce(current_setting('app.store_id', true), '');
BEGIN
  PERFORM set_config('app.store_id', '', true);
  INSERT INTO late_stock (tenant_id, recall_id, stock_id)
  SELECT DISTINCT r.tenant_id, r.id, s.id
  FROM after_rows s
  JOIN scope_line l ON l.tenant_id = s.tenant_id AND l.gtin = s.gtin
  JOIN recall r ON r.tenant_id = l.tenant_id AND r.id = l.recall_id AND r.version = l.version AND r.status IN ('issued', 'closing')
  ON CONFLICT (tenant_id, recall_id, stock_id) DO NOTHING;
  PERFORM set_config('app.store_id', own_store, true);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER keep_late_stock AFTER INSERT ON shipment REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION keep_late_stock();

CREATE OR REPLACE TRIGGER keep_late_stock AFTER INSERT ON stock_event REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION keep_late_stock();
