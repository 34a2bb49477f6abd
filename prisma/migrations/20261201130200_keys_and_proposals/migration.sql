-- AlterTable
ALTER TABLE "api_key" ADD COLUMN     "previous_hash" BYTEA,
ADD COLUMN     "previous_until" TIMESTAMPTZ(3);

-- CreateEnum
CREATE TYPE "proposal_kind" AS ENUM ('retract_scope', 'excuse_store');

-- CreateEnum
CREATE TYPE "proposal_state" AS ENUM ('open', 'approved', 'rejected');

-- CreateTable
CREATE TABLE "recall_proposal" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "recall_id" UUID NOT NULL,
    "kind" "proposal_kind" NOT NULL,
    "change" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" "proposal_state" NOT NULL DEFAULT 'open',
    "proposed_by_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "recall_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "api_key_previous_hash_idx" ON "api_key"("previous_hash");

-- CreateIndex
CREATE INDEX "recall_proposal_tenant_id_recall_id_state_idx" ON "recall_proposal"("tenant_id", "recall_id", "state");

-- AddForeignKey
ALTER TABLE "recall_proposal" ADD CONSTRAINT "recall_proposal_recall_fkey" FOREIGN KEY ("tenant_id", "recall_id") REFERENCES "recall"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recall_proposal" ADD CONSTRAINT "recall_proposal_by_fkey" FOREIGN KEY ("tenant_id", "proposed_by_id") REFERENCES "person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The value of before a rotation is good for a while.
ALTER POLICY presented ON api_key USING (presented_hash() IN (secret_hash, previous_hash));

ALTER TABLE recall_proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE recall_proposal FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON recall_proposal USING (tenant_id = (SELECT current_tenant())) WITH CHECK (tenant_id = (SELECT current_tenant()));
CREATE POLICY own_store ON recall_proposal AS RESTRICTIVE USING ((SELECT current_store()) IS NULL);
-- What was proposed stays as it was proposed.
GRANT SELECT, INSERT, UPDATE (state, decided_by_id, decided_at) ON recall_proposal TO clearshelf_app;
GRANT SELECT ON recall_proposal TO clearshelf_auditor;
