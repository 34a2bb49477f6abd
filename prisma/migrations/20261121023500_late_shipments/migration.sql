-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "reopened_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "recall_version" ADD COLUMN     "looked_again_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "late_shipment" (
    "tenant_id" UUID NOT NULL,
    "recall_id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,

    CONSTRAINT "late_shipment_pkey" PRIMARY KEY ("tenant_id","recall_id","shipment_id")
);

-- AddForeignKey
ALTER TABLE "late_shipment" ADD CONSTRAINT "late_shipment_tenant_id_recall_id_fkey" FOREIGN KEY ("tenant_id", "recall_id") REFERENCES "recall"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE late_shipment ENABLE ROW LEVEL SECURITY;
ALTER TABLE late_shipment FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON late_shipment USING (tenant_id = (SELECT current_tenant())) WITH CHECK (tenant_id = (SELECT current_tenant()));
CREATE POLICY own_store ON late_shipment AS RESTRICTIVE USING ((SELECT current_store()) IS NULL);
CREATE POLICY worker_schedules ON late_shipment FOR SELECT TO clearshelf_worker USING (true);
GRANT SELECT, INSERT ON late_shipment TO clearshelf_app;
GRANT SELECT, INSERT, DELETE ON late_shipment TO clearshelf_worker;
GRANT UPDATE (looked_again_at) ON recall_version TO clearshelf_worker;

-- However a shipment comes in: if its product is in the scope of an issued recall, it waits to be judged.
CREATE FUNCTION keep_late_shipments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO late_shipment (tenant_id, recall_id, shipment_id)
  SELECT DISTINCT r.tenant_id, r.id, s.id
  FROM after_rows s
  JOIN scope_line l ON l.tenant_id = s.tenant_id AND l.gtin = s.gtin
  JOIN recall r ON r.tenant_id = l.tenant_id AND r.id = l.recall_id AND r.version = l.version AND r.status = 'issued'
  ON CONFLICT (tenant_id, recall_id, shipment_id) DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_late_shipments AFTER INSERT ON shipment REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION keep_late_shipments();

CREATE INDEX scope_line_gtin ON scope_line (tenant_id, gtin);
CREATE INDEX recall_version_not_looked_again ON recall_version (fanned_out_at) WHERE looked_again_at IS NULL;
