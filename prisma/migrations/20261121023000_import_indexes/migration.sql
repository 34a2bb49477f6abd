-- A fresh import has no statistics yet, and the planner then takes any index that begins like the primary key for as
-- good as it: it would find one row by reading all. Partial, they serve the questions that they are for and no others.
DROP INDEX "catalog_import_row_tenant_id_import_id_verdict_line_idx";
DROP INDEX "catalog_import_row_tenant_id_import_id_key_idx";
CREATE INDEX catalog_import_row_by_verdict ON catalog_import_row (tenant_id, import_id, verdict, line) WHERE verdict IS NOT NULL;
CREATE INDEX catalog_import_row_by_key ON catalog_import_row (tenant_id, import_id, key) WHERE key IS NOT NULL;
