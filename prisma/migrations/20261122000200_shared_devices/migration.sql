-- CreateEnum
CREATE TYPE "signature" AS ENUM ('session', 'pin');

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "pin_hash" TEXT,
ADD COLUMN     "pin_set_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "response" ADD COLUMN     "signed_by" "signature";

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "device_id" UUID;

-- CreateTable
CREATE TABLE "device" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "paired_by_id" UUID NOT NULL,
    "paired_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "unpaired_at" TIMESTAMPTZ(3),

    CONSTRAINT "device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device_pairing" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "offered_by_id" UUID NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "offered_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "device_pairing_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "device_tenant_id_store_id_idx" ON "device"("tenant_id", "store_id");

-- CreateIndex
CREATE INDEX "device_secret_hash_idx" ON "device"("secret_hash");

-- CreateIndex
CREATE UNIQUE INDEX "device_tenant_id_id_key" ON "device"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "device_tenant_id_secret_hash_key" ON "device"("tenant_id", "secret_hash");

-- CreateIndex
CREATE INDEX "device_pairing_tenant_id_store_id_idx" ON "device_pairing"("tenant_id", "store_id");

-- CreateIndex
CREATE INDEX "device_pairing_secret_hash_idx" ON "device_pairing"("secret_hash");

-- CreateIndex
CREATE INDEX "device_pairing_code_hash_idx" ON "device_pairing"("code_hash");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_device_fkey" FOREIGN KEY ("tenant_id", "device_id") REFERENCES "device"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_tenant_id_store_id_fkey" FOREIGN KEY ("tenant_id", "store_id") REFERENCES "store"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device" ADD CONSTRAINT "device_paired_by_fkey" FOREIGN KEY ("tenant_id", "paired_by_id") REFERENCES "person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device_pairing" ADD CONSTRAINT "device_pairing_tenant_id_store_id_fkey" FOREIGN KEY ("tenant_id", "store_id") REFERENCES "store"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device_pairing" ADD CONSTRAINT "device_pairing_offered_by_fkey" FOREIGN KEY ("tenant_id", "offered_by_id") REFERENCES "person"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A store's own, and findable by whoever presents the secret.
DO $$
DECLARE table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['device', 'device_pairing'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format(
      'CREATE POLICY own_tenant ON %I USING (tenant_id = (SELECT current_tenant())) WITH CHECK (tenant_id = (SELECT current_tenant()))',
      table_name);
    EXECUTE format(
      'CREATE POLICY own_store ON %I AS RESTRICTIVE USING ((SELECT current_store()) IS NULL OR store_id = (SELECT current_store()))',
      table_name);
  END LOOP;
END $$;
CREATE POLICY presented ON device FOR SELECT USING (secret_hash = presented_hash());
CREATE POLICY presented ON device_pairing FOR SELECT USING (presented_hash() IN (secret_hash, code_hash));
CREATE POLICY worker_purges ON device_pairing TO clearshelf_worker USING (expires_at < now() - interval '30 days');

GRANT SELECT, INSERT, UPDATE ON device, device_pairing TO clearshelf_app;
GRANT SELECT, DELETE ON device_pairing TO clearshelf_worker;
