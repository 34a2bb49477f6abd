-- Catalogs that come as a file, and what tracing looks up.

CREATE TYPE "import_kind" AS ENUM ('stores', 'products', 'shipments');
CREATE TYPE "import_state" AS ENUM ('uploading', 'uploaded', 'checking', 'checked', 'applying', 'applied', 'discarded');
CREATE TYPE "import_verdict" AS ENUM ('add', 'change', 'unchanged', 'error');

ALTER TABLE "contact" ADD COLUMN "verified_by" TEXT;

CREATE TABLE "catalog_import" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "kind" "import_kind" NOT NULL,
    "state" "import_state" NOT NULL,
    "file_name" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL DEFAULT 0,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "reading" JSONB NOT NULL DEFAULT '{}',
    "sample" JSONB NOT NULL DEFAULT '[]',
    "settings" JSONB NOT NULL DEFAULT '{}',
    "counts" JSONB,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "fault" TEXT,
    "leave_out" BOOLEAN NOT NULL DEFAULT false,
    "uploaded_by" UUID NOT NULL,
    "applied_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "checked_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "lease_token" UUID,
    "lease_until" TIMESTAMPTZ(3),

    CONSTRAINT "catalog_import_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "catalog_import_row" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "cells" JSONB NOT NULL,
    "key" TEXT,
    "data" JSONB,
    "errors" JSONB,
    "notices" JSONB,
    "verdict" "import_verdict",
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "catalog_import_row_pkey" PRIMARY KEY ("tenant_id","import_id","line")
);

CREATE UNIQUE INDEX "catalog_import_tenant_id_id_key" ON "catalog_import"("tenant_id", "id");
CREATE INDEX "catalog_import_row_tenant_id_import_id_verdict_line_idx" ON "catalog_import_row"("tenant_id", "import_id", "verdict", "line");
CREATE INDEX "catalog_import_row_tenant_id_import_id_key_idx" ON "catalog_import_row"("tenant_id", "import_id", "key");
ALTER TABLE "catalog_import_row" ADD CONSTRAINT "catalog_import_row_tenant_id_import_id_fkey" FOREIGN KEY ("tenant_id", "import_id") REFERENCES "catalog_import"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX catalog_import_running ON catalog_import (created_at) WHERE state IN ('checking', 'applying');

-- A column and not an index on the expression: under row-level security only leakproof comparisons reach an index, and
-- what normalize_lot calls is not.
ALTER TABLE shipment ADD COLUMN lot_key text COLLATE "C" GENERATED ALWAYS AS (normalize_lot(lot)) STORED;
CREATE INDEX "shipment_tenant_id_lot_key_idx" ON "shipment"("tenant_id", "lot_key");

ALTER TABLE catalog_import ENABLE ROW LEVEL SECURITY;
ALTER TABLE catalog_import FORCE ROW LEVEL SECURITY;
ALTER TABLE catalog_import_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE catalog_import_row FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON catalog_import USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE POLICY own_tenant ON catalog_import_row USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE POLICY own_store ON catalog_import AS RESTRICTIVE USING (current_store() IS NULL);
CREATE POLICY own_store ON catalog_import_row AS RESTRICTIVE USING (current_store() IS NULL);
-- The worker finds what waits for it, and what has had its time, whoever's it is.
CREATE POLICY worker_schedules ON catalog_import FOR SELECT TO clearshelf_worker
  USING (state IN ('checking', 'applying') OR (ended_at IS NULL AND created_at < now() - interval '7 days')
         OR (state = 'uploading' AND created_at < now() - interval '1 hour'));

GRANT SELECT, INSERT, UPDATE, DELETE ON catalog_import, catalog_import_row TO clearshelf_app;
GRANT SELECT, UPDATE ON catalog_import TO clearshelf_worker;
GRANT SELECT, UPDATE, DELETE ON catalog_import_row TO clearshelf_worker;
GRANT INSERT, UPDATE ON region, store, contact, product TO clearshelf_worker;
GRANT INSERT ON shipment TO clearshelf_worker;
