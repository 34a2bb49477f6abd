-- A reminder or an escalation that somebody ordered. It stands here until its deliveries exist, so that no lost queue
-- loses it.

-- CreateTable
CREATE TABLE "follow_up" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "recall_id" UUID NOT NULL,
    "purpose" "delivery_purpose" NOT NULL,
    "round" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "planned_at" TIMESTAMPTZ(3),

    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "follow_up_tenant_id_recall_id_purpose_round_key" ON "follow_up"("tenant_id", "recall_id", "purpose", "round");

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_tenant_id_recall_id_fkey" FOREIGN KEY ("tenant_id", "recall_id") REFERENCES "recall"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE follow_up ENABLE ROW LEVEL SECURITY;
ALTER TABLE follow_up FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON follow_up USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE POLICY own_store ON follow_up AS RESTRICTIVE USING (current_store() IS NULL);
-- The worker sees what is not planned yet, across tenants, and nothing more of it.
CREATE POLICY worker_schedules ON follow_up FOR SELECT TO clearshelf_worker USING (planned_at IS NULL);

GRANT SELECT, INSERT ON follow_up TO clearshelf_app;
GRANT SELECT, UPDATE (planned_at) ON follow_up TO clearshelf_worker;
GRANT SELECT ON follow_up TO clearshelf_auditor;

CREATE INDEX follow_up_unplanned ON follow_up (at) WHERE planned_at IS NULL;
