-- Writing the result of a message touches no index any more. What is planned is woken by one row for its batch, until a
-- lease takes its place; only what waits by itself (a retry, a doubt, room, a provider that is away) has a time of its own.

-- CreateTable
CREATE TABLE "delivery_dispatch" (
    "tenant_id" UUID NOT NULL,
    "first_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "delivery_ids" UUID[],
    "wake_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_dispatch_pkey" PRIMARY KEY ("tenant_id","first_id","id")
);

-- CreateIndex
CREATE INDEX "delivery_dispatch_wake_at_idx" ON "delivery_dispatch"("wake_at");

ALTER TABLE delivery_dispatch ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery_dispatch FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON delivery_dispatch USING (tenant_id = (SELECT current_tenant())) WITH CHECK (tenant_id = (SELECT current_tenant()));
CREATE POLICY own_store ON delivery_dispatch AS RESTRICTIVE USING ((SELECT current_store()) IS NULL);
-- What is due is looked for across tenants.
CREATE POLICY worker_schedules ON delivery_dispatch TO clearshelf_worker USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON delivery_dispatch TO clearshelf_worker;
GRANT SELECT ON delivery_dispatch TO clearshelf_app;

-- What waits already keeps the time that it has. Whoever migrates is bound by the policies too, and belongs to no tenant:
-- they are lifted in this transaction alone.
ALTER TABLE "delivery" ALTER COLUMN "wake_at" DROP NOT NULL;
ALTER TABLE delivery NO FORCE ROW LEVEL SECURITY;
UPDATE delivery SET wake_at = NULL WHERE settled_at IS NOT NULL;
ALTER TABLE delivery FORCE ROW LEVEL SECURITY;

-- No index names the time at which a message was settled.
DROP INDEX delivery_to_wake;
CREATE INDEX delivery_to_wake ON delivery (wake_at) WHERE wake_at IS NOT NULL;
DROP INDEX delivery_came_to_nothing;
CREATE INDEX delivery_came_to_nothing ON delivery (tenant_id, recall_id) WHERE last_error IS NOT NULL;

-- Whatever has not come to an end, each once: found by what will wake it, however long the history has grown.
CREATE FUNCTION unsettled_deliveries() RETURNS SETOF delivery LANGUAGE sql STABLE AS $$
  SELECT d.* FROM delivery d WHERE d.wake_at IS NOT NULL AND d.settled_at IS NULL
  UNION ALL
  SELECT d.* FROM delivery_dispatch p CROSS JOIN LATERAL unnest(p.delivery_ids) AS named(id)
  JOIN delivery d ON d.tenant_id = p.tenant_id AND d.id = named.id
  WHERE d.wake_at IS NULL AND d.settled_at IS NULL AND d.state <> 'sending'
  UNION ALL
  SELECT d.* FROM delivery_lease l CROSS JOIN LATERAL unnest(l.delivery_ids) AS held(id)
  JOIN delivery d ON d.tenant_id = l.tenant_id AND d.id = held.id
  WHERE d.wake_at IS NULL AND d.state = 'sending' AND d.lease_token = l.token
$$;
