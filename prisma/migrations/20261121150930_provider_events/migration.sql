-- CreateEnum
CREATE TYPE "provider_event_type" AS ENUM ('delivered', 'bounced', 'soft_bounced', 'complained', 'opted_out', 'endpoint_disabled', 'address_gone', 'undelivered');

-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "disabled_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "follow_up" ADD COLUMN     "unreached" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "unreached_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "provider_event" (
    "id" UUID NOT NULL,
    "tenant_id" UUID,
    "message_id" UUID,
    "provider_message_id" TEXT NOT NULL,
    "type" "provider_event_type" NOT NULL,
    "reason" TEXT,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "provider_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_message" (
    "provider_message_id" TEXT NOT NULL,
    "tenant_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_message_pkey" PRIMARY KEY ("provider_message_id")
);

-- CreateTable
CREATE TABLE "reach_check" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "recall_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reach_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_test" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "channel" "channel" NOT NULL,
    "state" "delivery_state" NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "wake_at" TIMESTAMPTZ(3) NOT NULL,
    "provider_message_id" TEXT,
    "last_error" TEXT,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "contact_test_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "provider_event_of_message" ON "provider_event"("tenant_id", "message_id");

-- CreateIndex
CREATE UNIQUE INDEX "provider_event_once" ON "provider_event"("provider_message_id", "type", "happened_at");

-- CreateIndex
CREATE INDEX "provider_message_created_at_idx" ON "provider_message"("created_at");

-- CreateIndex
CREATE INDEX "reach_check_tenant_id_recall_id_idx" ON "reach_check"("tenant_id", "recall_id");

-- CreateIndex
CREATE INDEX "contact_test_of_contact" ON "contact_test"("tenant_id", "contact_id", "requested_at");

-- AddForeignKey
ALTER TABLE "contact_test" ADD CONSTRAINT "contact_test_tenant_id_contact_id_fkey" FOREIGN KEY ("tenant_id", "contact_id") REFERENCES "contact"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE INDEX contact_test_unsettled ON contact_test (wake_at) WHERE settled_at IS NULL;
-- What is still to be done, and nothing that is done: small however much is reported.
CREATE INDEX provider_event_to_apply ON provider_event (tenant_id) WHERE applied_at IS NULL;
-- No key to the delivery: an event may come before the delivery knows its own number, and no delivery is ever deleted.

DO $$
DECLARE table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['provider_event', 'provider_message', 'reach_check', 'contact_test'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format('CREATE POLICY own_tenant ON %I USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant())', table_name);
    EXECUTE format('CREATE POLICY own_store ON %I AS RESTRICTIVE USING (current_store() IS NULL)', table_name);
    EXECUTE format('GRANT SELECT ON %I TO clearshelf_auditor', table_name);
  END LOOP;
END $$;

-- A provider reports to the installation: whose message it means is found out by the worker, in any tenant.
CREATE POLICY worker_schedules ON provider_event TO clearshelf_worker USING (true) WITH CHECK (true);
CREATE POLICY worker_schedules ON provider_message TO clearshelf_worker USING (true) WITH CHECK (true);
-- The sweeps look for what is to be done, whoever's it is.
CREATE POLICY worker_schedules ON reach_check FOR SELECT TO clearshelf_worker USING (true);
CREATE POLICY worker_schedules ON contact_test TO clearshelf_worker USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON provider_event TO clearshelf_worker;
GRANT SELECT, INSERT, DELETE ON provider_message, reach_check TO clearshelf_worker;
GRANT SELECT, UPDATE ON contact_test TO clearshelf_worker;
GRANT SELECT ON provider_event, provider_message, reach_check TO clearshelf_app;
GRANT SELECT, INSERT ON contact_test TO clearshelf_app;
-- When nobody in a store can be reached, the next contact and the district are told by ourselves.
GRANT INSERT ON follow_up, account_mail TO clearshelf_worker;
