-- AlterTable
ALTER TABLE "response" ADD COLUMN     "observed_at" TIMESTAMPTZ(3),
ADD COLUMN     "phone" TEXT,
ADD COLUMN     "unaware_of" UUID;
UPDATE "response" SET "observed_at" = "at";
ALTER TABLE "response" ALTER COLUMN "observed_at" SET NOT NULL;

-- CreateTable
CREATE TABLE "response_withdrawal" (
    "tenant_id" UUID NOT NULL,
    "response_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "response_withdrawal_pkey" PRIMARY KEY ("tenant_id","response_id")
);

-- AddForeignKey
ALTER TABLE "response_withdrawal" ADD CONSTRAINT "response_withdrawal_tenant_id_response_id_fkey" FOREIGN KEY ("tenant_id", "response_id") REFERENCES "response"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written once, by the store itself, and never changed.
ALTER TABLE response_withdrawal ENABLE ROW LEVEL SECURITY;
ALTER TABLE response_withdrawal FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON response_withdrawal USING (tenant_id = (SELECT current_tenant())) WITH CHECK (tenant_id = (SELECT current_tenant()));
CREATE POLICY own_store ON response_withdrawal AS RESTRICTIVE USING ((SELECT current_store()) IS NULL OR store_id = (SELECT current_store()));

GRANT SELECT, INSERT ON response_withdrawal TO clearshelf_app;
GRANT SELECT ON response_withdrawal TO clearshelf_worker, clearshelf_auditor;
