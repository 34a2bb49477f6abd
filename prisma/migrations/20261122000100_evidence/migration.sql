-- CreateEnum
CREATE TYPE "photo_source" AS ENUM ('live', 'chosen');

-- AlterTable
ALTER TABLE "response_line" ADD COLUMN     "places" JSONB;

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "sha256" BYTEA NOT NULL,
    "look" BIGINT,
    "band_0" SMALLINT,
    "band_1" SMALLINT,
    "band_2" SMALLINT,
    "band_3" SMALLINT,
    "band_4" SMALLINT,
    "source" "photo_source" NOT NULL,
    "object_key" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "response_evidence" (
    "tenant_id" UUID NOT NULL,
    "response_id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "response_evidence_pkey" PRIMARY KEY ("tenant_id","response_id","evidence_id")
);

-- CreateIndex
CREATE INDEX "evidence_tenant_id_notice_id_received_at_idx" ON "evidence"("tenant_id", "notice_id", "received_at");

-- CreateIndex
CREATE INDEX "evidence_tenant_id_sha256_idx" ON "evidence"("tenant_id", "sha256");

-- CreateIndex
CREATE INDEX "evidence_tenant_id_band_0_idx" ON "evidence"("tenant_id", "band_0");

-- CreateIndex
CREATE INDEX "evidence_tenant_id_band_1_idx" ON "evidence"("tenant_id", "band_1");

-- CreateIndex
CREATE INDEX "evidence_tenant_id_band_2_idx" ON "evidence"("tenant_id", "band_2");

-- CreateIndex
CREATE INDEX "evidence_tenant_id_band_3_idx" ON "evidence"("tenant_id", "band_3");

-- CreateIndex
CREATE INDEX "evidence_tenant_id_band_4_idx" ON "evidence"("tenant_id", "band_4");

-- CreateIndex
CREATE INDEX "response_evidence_tenant_id_evidence_id_idx" ON "response_evidence"("tenant_id", "evidence_id");

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_tenant_id_notice_id_fkey" FOREIGN KEY ("tenant_id", "notice_id") REFERENCES "notice"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response_evidence" ADD CONSTRAINT "response_evidence_tenant_id_response_id_fkey" FOREIGN KEY ("tenant_id", "response_id") REFERENCES "response"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response_evidence" ADD CONSTRAINT "response_evidence_tenant_id_evidence_id_fkey" FOREIGN KEY ("tenant_id", "evidence_id") REFERENCES "evidence"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written once, by the store itself, and never changed.
ALTER TABLE evidence ENABLE ROW LEVEL SECURITY;
ALTER TABLE evidence FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON evidence USING (tenant_id = (SELECT current_tenant())) WITH CHECK (tenant_id = (SELECT current_tenant()));
CREATE POLICY own_store ON evidence AS RESTRICTIVE USING ((SELECT current_store()) IS NULL OR store_id = (SELECT current_store()));
ALTER TABLE response_evidence ENABLE ROW LEVEL SECURITY;
ALTER TABLE response_evidence FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON response_evidence USING (tenant_id = (SELECT current_tenant())) WITH CHECK (tenant_id = (SELECT current_tenant()));
CREATE POLICY own_store ON response_evidence AS RESTRICTIVE USING ((SELECT current_store()) IS NULL OR store_id = (SELECT current_store()));

GRANT SELECT, INSERT ON evidence, response_evidence TO clearshelf_app;
GRANT SELECT ON evidence, response_evidence TO clearshelf_auditor;
