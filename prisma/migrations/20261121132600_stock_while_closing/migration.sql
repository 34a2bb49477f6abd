-- What is shipped while a recall is closing waits to be judged, too. While it is closed nothing is kept, or what is shipped of
-- a product would be kept for ever: a recall that is reopened is looked at again instead.
CREATE OR REPLACE FUNCTION keep_late_shipments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO late_shipment (tenant_id, recall_id, shipment_id)
  SELECT DISTINCT r.tenant_id, r.id, s.id
  FROM after_rows s
  JOIN scope_line l ON l.tenant_id = s.tenant_id AND l.gtin = s.gtin
  JOIN recall r ON r.tenant_id = l.tenant_id AND r.id = l.recall_id AND r.version = l.version AND r.status IN ('issued', 'closing')
  ON CONFLICT (tenant_id, recall_id, shipment_id) DO NOTHING;
  RETURN NULL;
END $$;

GRANT UPDATE (looked_again_at) ON recall_version TO clearshelf_app;
