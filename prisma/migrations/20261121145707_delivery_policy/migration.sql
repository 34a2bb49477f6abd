-- CreateEnum
CREATE TYPE "quiet_rule" AS ENUM ('opening_hours', 'none');

-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "least_priority" "priority" NOT NULL DEFAULT 'low',
ADD COLUMN     "quiet_from" TEXT,
ADD COLUMN     "quiet_to" TEXT;

-- CreateTable
CREATE TABLE "delivery_policy" (
    "tenant_id" UUID NOT NULL,
    "quiet" "quiet_rule" NOT NULL,
    "per_contact" INTEGER NOT NULL,
    "sms_limit" INTEGER,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by" UUID NOT NULL,

    CONSTRAINT "delivery_policy_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "sms_spend" (
    "tenant_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "parts" INTEGER NOT NULL,

    CONSTRAINT "sms_spend_pkey" PRIMARY KEY ("tenant_id","month")
);

ALTER TABLE contact ADD CONSTRAINT contact_quiet_hours CHECK ((quiet_from IS NULL) = (quiet_to IS NULL));

DO $$
DECLARE table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['delivery_policy', 'sms_spend'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format('CREATE POLICY own_tenant ON %I USING (tenant_id = (SELECT current_tenant())) WITH CHECK (tenant_id = (SELECT current_tenant()))', table_name);
    EXECUTE format('CREATE POLICY own_store ON %I AS RESTRICTIVE USING ((SELECT current_store()) IS NULL)', table_name);
    EXECUTE format('GRANT SELECT ON %I TO clearshelf_app, clearshelf_worker, clearshelf_auditor', table_name);
  END LOOP;
END $$;
GRANT INSERT, UPDATE ON delivery_policy TO clearshelf_app;
GRANT INSERT, UPDATE ON sms_spend TO clearshelf_worker;

-- What a contact has heard lately, where that is limited. Urgent messages are not in it, but for those to a Teams connection:
-- what this asks of a row never changes while it is sent, so taking it stays in place.
CREATE INDEX delivery_heard_lately ON delivery (tenant_id, contact_id, settled_at)
  WHERE settled_at IS NOT NULL AND (priority <> 'high' OR channel = 'teams');
