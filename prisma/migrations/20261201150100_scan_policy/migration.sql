-- How long a phone may say NOT RECALLED without news from the recall desk: a setting of the retailer, read by its stores.
-- CreateTable
CREATE TABLE "scan_policy" (
    "tenant_id" UUID NOT NULL,
    "any_minutes" INTEGER NOT NULL,
    "urgent_minutes" INTEGER NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by" UUID NOT NULL,

    CONSTRAINT "scan_policy_pkey" PRIMARY KEY ("tenant_id")
);

ALTER TABLE scan_policy ADD CONSTRAINT scan_policy_minutes
  CHECK (urgent_minutes BETWEEN 5 AND any_minutes AND any_minutes <= 10080);

ALTER TABLE scan_policy ENABLE ROW LEVEL SECURITY;
ALTER TABLE scan_policy FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON scan_policy USING (tenant_id = (SELECT current_tenant())) WITH CHECK (tenant_id = (SELECT current_tenant()));
CREATE POLICY own_store ON scan_policy AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT current_store()) IS NULL);
CREATE POLICY own_store_keeps ON scan_policy AS RESTRICTIVE FOR UPDATE USING ((SELECT current_store()) IS NULL);
GRANT SELECT ON scan_policy TO clearshelf_app, clearshelf_auditor;
GRANT INSERT, UPDATE ON scan_policy TO clearshelf_app;
