-- CreateEnum
CREATE TYPE "scan_verdict" AS ENUM ('remove', 'safe', 'check');

-- CreateEnum
CREATE TYPE "scan_entry" AS ENUM ('camera', 'typed');

-- CreateTable
CREATE TABLE "scan" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "gtin" TEXT NOT NULL,
    "lot" TEXT,
    "expires_on" DATE,
    "entry" "scan_entry" NOT NULL,
    "phone_verdict" "scan_verdict" NOT NULL,
    "verdict" "scan_verdict" NOT NULL,
    "by" TEXT NOT NULL,
    "scanned_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scan_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "scan_tenant_id_notice_id_scanned_at_idx" ON "scan"("tenant_id", "notice_id", "scanned_at");

-- AddForeignKey
ALTER TABLE "scan" ADD CONSTRAINT "scan_tenant_id_notice_id_fkey" FOREIGN KEY ("tenant_id", "notice_id") REFERENCES "notice"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Evidence: written once, by the store itself, and never changed.
ALTER TABLE scan ENABLE ROW LEVEL SECURITY;
ALTER TABLE scan FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON scan USING (tenant_id = (SELECT current_tenant())) WITH CHECK (tenant_id = (SELECT current_tenant()));
CREATE POLICY own_store ON scan AS RESTRICTIVE USING ((SELECT current_store()) IS NULL OR store_id = (SELECT current_store()));

GRANT SELECT, INSERT ON scan TO clearshelf_app;
GRANT SELECT ON scan TO clearshelf_auditor;
