-- A file is kept as it arrives, and a worker reads it.
ALTER TABLE "catalog_import" ADD COLUMN "encoding" TEXT,
ADD COLUMN "preview" TEXT;

CREATE TABLE "catalog_import_piece" (
    "tenant_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "catalog_import_piece_pkey" PRIMARY KEY ("tenant_id","import_id","position")
);
ALTER TABLE "catalog_import_piece" ADD CONSTRAINT "catalog_import_piece_tenant_id_import_id_fkey" FOREIGN KEY ("tenant_id", "import_id") REFERENCES "catalog_import"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

DROP INDEX catalog_import_running;
CREATE INDEX catalog_import_running ON catalog_import (created_at) WHERE state IN ('reading', 'checking', 'applying');

ALTER TABLE catalog_import_piece ENABLE ROW LEVEL SECURITY;
ALTER TABLE catalog_import_piece FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON catalog_import_piece USING (tenant_id = (SELECT current_tenant())) WITH CHECK (tenant_id = (SELECT current_tenant()));
CREATE POLICY own_store ON catalog_import_piece AS RESTRICTIVE USING ((SELECT current_store()) IS NULL);
ALTER POLICY worker_schedules ON catalog_import
  USING (state IN ('reading', 'checking', 'applying') OR (ended_at IS NULL AND created_at < now() - interval '7 days')
         OR (state = 'uploading' AND created_at < now() - interval '1 hour'));

GRANT SELECT, INSERT, DELETE ON catalog_import_piece TO clearshelf_app;
GRANT SELECT, DELETE ON catalog_import_piece TO clearshelf_worker;
GRANT INSERT ON catalog_import_row TO clearshelf_worker;
REVOKE INSERT ON catalog_import_row FROM clearshelf_app;
