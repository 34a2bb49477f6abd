-- CreateEnum
CREATE TYPE "stock_kind" AS ENUM ('sale', 'receipt', 'transfer_in', 'customer_return');

-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "reopened_by" JSONB;

-- CreateTable
CREATE TABLE "stock_event" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "kind" "stock_kind" NOT NULL,
    "store_id" UUID NOT NULL,
    "gtin" TEXT NOT NULL,
    "lot" TEXT,
    "quantity" INTEGER NOT NULL CHECK (quantity > 0),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "notice_id" UUID,
    "by" TEXT,
    "set_aside" BOOLEAN NOT NULL DEFAULT false,
    "corrects_id" UUID,

    CONSTRAINT "stock_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "stock_event_tenant_id_gtin_store_id_idx" ON "stock_event"("tenant_id", "gtin", "store_id");

-- CreateIndex
CREATE INDEX "stock_event_tenant_id_store_id_at_idx" ON "stock_event"("tenant_id", "store_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "stock_event_tenant_id_id_key" ON "stock_event"("tenant_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "stock_event_tenant_id_ref_key" ON "stock_event"("tenant_id", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "stock_event_tenant_id_corrects_id_key" ON "stock_event"("tenant_id", "corrects_id");

-- AddForeignKey
ALTER TABLE "stock_event" ADD CONSTRAINT "stock_event_tenant_id_store_id_fkey" FOREIGN KEY ("tenant_id", "store_id") REFERENCES "store"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_event" ADD CONSTRAINT "stock_event_notice_fkey" FOREIGN KEY ("tenant_id", "notice_id") REFERENCES "notice"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_event" ADD CONSTRAINT "stock_event_corrects_fkey" FOREIGN KEY ("tenant_id", "corrects_id") REFERENCES "stock_event"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Said by partners and by the stores themselves, and never changed: what was wrong is taken back by another row.
ALTER TABLE stock_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE stock_event FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON stock_event USING (tenant_id = (SELECT current_tenant())) WITH CHECK (tenant_id = (SELECT current_tenant()));
CREATE POLICY own_store ON stock_event AS RESTRICTIVE USING ((SELECT current_store()) IS NULL OR store_id = (SELECT current_store()));
GRANT SELECT, INSERT ON stock_event TO clearshelf_app;
GRANT SELECT ON stock_event TO clearshelf_worker, clearshelf_auditor;

-- One way for all that moved after the stores were judged, whatever tells of it.
ALTER TABLE late_shipment RENAME TO late_stock;
ALTER TABLE late_stock RENAME COLUMN shipment_id TO stock_id;
ALTER TABLE late_stock RENAME CONSTRAINT late_shipment_pkey TO late_stock_pkey;
ALTER TABLE late_stock RENAME CONSTRAINT late_shipment_tenant_id_recall_id_fkey TO late_stock_tenant_id_recall_id_fkey;

-- What was put aside, or was a mistake, moved nothing.
CREATE VIEW stock_movement WITH (security_invoker = true) AS
  SELECT tenant_id, id, store_id, gtin, lot, expires_on, quantity, 'shipment' AS kind, shipped_at AS at, NULL::timestamptz AS received_at
  FROM shipment
  UNION ALL
  SELECT e.tenant_id, e.id, e.store_id, e.gtin, e.lot, NULL, e.quantity, e.kind::text, e.at, e.received_at
  FROM stock_event e
  WHERE NOT e.set_aside AND e.corrects_id IS NULL
    AND NOT EXISTS (SELECT FROM stock_event c WHERE c.tenant_id = e.tenant_id AND c.corrects_id = e.id);
GRANT SELECT ON stock_movement TO clearshelf_app, clearshelf_worker;

-- A store tells of its own stock and sees only its own recalls; whichever recalls it concerns are found all the same.
DROP TRIGGER keep_late_shipments ON shipment;
DROP FUNCTION keep_late_shipments();
CREATE FUNCTION keep_late_stock() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE own_store text := coalesce(current_setting('app.store_id', true), '');
BEGIN
  PERFORM set_config('app.store_id', '', true);
  INSERT INTO late_stock (tenant_id, recall_id, stock_id)
  SELECT DISTINCT r.tenant_id, r.id, s.id
  FROM after_rows s
  JOIN scope_line l ON l.tenant_id = s.tenant_id AND l.gtin = s.gtin
  JOIN recall r ON r.tenant_id = l.tenant_id AND r.id = l.recall_id AND r.version = l.version AND r.status IN ('issued', 'closing')
  ON CONFLICT (tenant_id, recall_id, stock_id) DO NOTHING;
  PERFORM set_config('app.store_id', own_store, true);
  RETURN NULL;
END $$;
CREATE TRIGGER keep_late_stock AFTER INSERT ON shipment REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION keep_late_stock();
CREATE TRIGGER keep_late_stock AFTER INSERT ON stock_event REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION keep_late_stock();

-- The same function; a store also has what was brought to it without a shipment that we know of. What was shipped is counted
-- from the shipments alone: a delivery is often one that they tell of already.
CREATE OR REPLACE FUNCTION judged_stores(of_tenant uuid, before scope_line[], after scope_line[], mode target_mode, listed text[], widens boolean)
RETURNS TABLE (store_id uuid, match match, shipped_quantity int, excluded exclusion_reason, gained boolean, lost boolean)
LANGUAGE sql STABLE SET enable_nestloop = off SET enable_mergejoin = off SET jit = off SET work_mem = '64MB' AS $$
  WITH lines AS MATERIALIZED (
    SELECT l.is_after, l.gtin, ARRAY(SELECT normalize_lot(listed) FROM unnest(l.lots) listed) AS lots,
           normalize_lot(l.lot_from) AS low, normalize_lot(l.lot_to) AS high, l.expires_from, l.expires_to, l.complete
    FROM (SELECT true AS is_after, a.* FROM unnest(after) a UNION ALL SELECT false, b.* FROM unnest(before) b) l
  ), packs AS MATERIALIZED (
    SELECT d.*, normalize_lot(d.lot) AS read FROM (
      SELECT DISTINCT s.gtin, coalesce(s.lot, '') AS lot, coalesce(s.expires_on, 'infinity') AS expires_on
      FROM stock_movement s WHERE s.tenant_id = of_tenant AND s.kind <> 'sale' AND s.gtin = ANY (ARRAY(SELECT l.gtin FROM lines l))) d
  ), rewritten AS MATERIALIZED (
    SELECT g.gtin, said_of(before, g.gtin) IS DISTINCT FROM said_of(after, g.gtin) AS yes FROM (SELECT DISTINCT gtin FROM lines) g
  ), judged AS MATERIALIZED (
    -- The strongest match of any line: the enum is declared from certain to doubtful.
    SELECT p.gtin, p.lot, p.expires_on, bool_or(w.yes) AS rewritten,
           min(match_of(l.lots, l.low, l.high, l.expires_from, l.expires_to, l.complete, p.read, nullif(p.expires_on, 'infinity')))
             FILTER (WHERE l.is_after) AS now,
           min(match_of(l.lots, l.low, l.high, l.expires_from, l.expires_to, l.complete, p.read, nullif(p.expires_on, 'infinity')))
             FILTER (WHERE NOT l.is_after) AS earlier
    FROM packs p JOIN lines l ON l.gtin = p.gtin JOIN rewritten w ON w.gtin = p.gtin
    GROUP BY p.gtin, p.lot, p.expires_on
  ), shipped AS MATERIALIZED (
    SELECT s.store_id, min(j.now) AS match, coalesce(sum(s.quantity) FILTER (WHERE j.now IS NOT NULL AND s.kind = 'shipment'), 0)::int AS quantity,
           -- A pack whose lot or date nobody read is concerned by every widening of what is said of its product.
           bool_or(j.now IS NOT NULL AND (j.earlier IS NULL OR (j.now <> 'in_scope' AND j.rewritten))) AS gained,
           bool_or(j.now IS NULL AND j.earlier IS NOT NULL) AS lost
    FROM stock_movement s
    JOIN judged j ON j.gtin = s.gtin AND j.lot = coalesce(s.lot, '') AND j.expires_on = coalesce(s.expires_on, 'infinity')
    WHERE s.tenant_id = of_tenant AND s.kind <> 'sale' AND s.gtin = ANY (ARRAY(SELECT l.gtin FROM lines l))
    GROUP BY s.store_id
  )
  SELECT st.id, coalesce(sh.match, 'in_scope'), coalesce(sh.quantity, 0), e.reason,
         e.reason IS NULL AND widens AND (mode <> 'shipped' OR sh.gained), e.reason IS NULL AND coalesce(sh.lost, false)
  FROM store st
  LEFT JOIN shipped sh ON sh.store_id = st.id
  CROSS JOIN LATERAL (SELECT CASE
    WHEN st.removed_at IS NOT NULL THEN 'store_removed'
    WHEN mode = 'listed' AND st.number NOT IN (SELECT unnest(listed)) THEN 'not_listed'
    WHEN mode = 'shipped' AND sh.store_id IS NULL THEN 'never_received'
    WHEN mode = 'shipped' AND sh.match IS NULL THEN 'other_lots' END::exclusion_reason AS reason) e
  WHERE st.tenant_id = of_tenant
$$;
