-- Tracing asks each store of a page whether it got a product, or a lot of it: one look into an index each.
DROP INDEX "shipment_tenant_id_gtin_lot_idx";
CREATE INDEX "shipment_tenant_id_gtin_lot_key_store_id_idx" ON "shipment"("tenant_id", "gtin", "lot_key", "store_id");
CREATE INDEX "shipment_tenant_id_gtin_store_id_idx" ON "shipment"("tenant_id", "gtin", "store_id");
