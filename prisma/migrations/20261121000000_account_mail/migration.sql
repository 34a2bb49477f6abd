-- CreateTable
CREATE TABLE "account_mail" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "purpose" "token_purpose" NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "enqueued_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "account_mail_tenant_id_person_id_idx" ON "account_mail"("tenant_id", "person_id");

-- AddForeignKey
ALTER TABLE "account_mail" ADD CONSTRAINT "account_mail_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE INDEX account_mail_unsettled ON account_mail (next_attempt_at) WHERE settled_at IS NULL;

ALTER TABLE account_mail ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_mail FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON account_mail USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE POLICY own_store ON account_mail AS RESTRICTIVE USING (current_store() IS NULL);
-- The sweep puts what is due back on the queue, whoever's it is.
CREATE POLICY worker_schedules ON account_mail FOR SELECT TO clearshelf_worker USING (true);
CREATE POLICY worker_schedules_change ON account_mail FOR UPDATE TO clearshelf_worker USING (true) WITH CHECK (true);

GRANT SELECT, INSERT ON account_mail TO clearshelf_app;
GRANT SELECT, UPDATE ON account_mail TO clearshelf_worker;
