-- A key that a key made goes with it: whoever revokes one that leaked revokes what was made with it.
-- AlterTable
ALTER TABLE "api_key" ADD COLUMN     "made_by_key_id" UUID;

-- CreateIndex
CREATE INDEX "api_key_tenant_id_made_by_key_id_idx" ON "api_key"("tenant_id", "made_by_key_id");
