-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "device_id" UUID,
ADD COLUMN     "label" TEXT,
ADD COLUMN     "session_id" UUID;

-- CreateIndex
CREATE INDEX "contact_session_id_idx" ON "contact"("tenant_id", "session_id");

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_device_fkey" FOREIGN KEY ("tenant_id", "device_id") REFERENCES "device"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
