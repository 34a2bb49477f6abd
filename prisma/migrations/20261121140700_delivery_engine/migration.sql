-- The path of every message, made narrow. Who has taken what stands in one row for each batch instead of in every delivery,
-- and taking a delivery changes no column that an index knows, so Postgres can do it in place (HOT).

ALTER TABLE "delivery_attempt" DROP CONSTRAINT "delivery_attempt_tenant_id_delivery_id_fkey";
-- No key back to the delivery: an attempt is written by the very statement that takes its delivery, and no delivery is
-- ever deleted. The check would cost as much as the insert.

CREATE TABLE "delivery_lease" (
    "token" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "delivery_ids" UUID[],
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_lease_pkey" PRIMARY KEY ("tenant_id","token")
);
CREATE INDEX "delivery_lease_until_idx" ON "delivery_lease"("until");

-- Whoever migrates is bound by the policies too, and belongs to no tenant: for what is there already they are lifted, in this
-- transaction alone.
ALTER TABLE delivery NO FORCE ROW LEVEL SECURITY;

-- What is being sent at this moment keeps its lease.
INSERT INTO delivery_lease (token, tenant_id, delivery_ids, until)
SELECT lease_token, tenant_id, array_agg(id), max(lease_until) FROM delivery WHERE state = 'sending' GROUP BY 1, 2;

DROP INDEX "delivery_unsettled";
ALTER TABLE "delivery" ADD COLUMN "wake_at" TIMESTAMPTZ(3);
UPDATE delivery SET wake_at = next_attempt_at;
ALTER TABLE delivery FORCE ROW LEVEL SECURITY;
ALTER TABLE "delivery" ALTER COLUMN "wake_at" SET NOT NULL;
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_pkey", DROP COLUMN "enqueued_at", DROP COLUMN "lease_until",
  ADD CONSTRAINT "delivery_pkey" PRIMARY KEY ("tenant_id", "id");
DROP INDEX "delivery_tenant_id_id_key";

-- One index less to keep for every message: those of a recall are found by the one that keeps them from being planned twice.
CREATE UNIQUE INDEX "delivery_planned_once" ON "delivery"("tenant_id", "recall_id", "notice_id", "version", "contact_id", "purpose", "round");
DROP INDEX "delivery_tenant_id_notice_id_version_contact_id_purpose_rou_key";
DROP INDEX "delivery_tenant_id_recall_id_idx";

-- What the sweep looks for, and nothing that is settled: small however long the history grows.
CREATE INDEX delivery_to_wake ON delivery (wake_at) WHERE settled_at IS NULL;
-- Messages that came to nothing carry a reason; the state is judged afterwards.
DROP INDEX delivery_came_to_nothing;
CREATE INDEX delivery_came_to_nothing ON delivery (tenant_id, recall_id, settled_at) WHERE last_error IS NOT NULL;

-- What waits for a provider, in the order in which it will go out. Not by its state: an index on that would have to be
-- kept for every message at every step.
ALTER TABLE delivery ADD COLUMN "parked_at" TIMESTAMPTZ(3);
CREATE INDEX delivery_parked ON delivery (channel, priority, parked_at) WHERE parked_at IS NOT NULL;

-- Room on each page for the changed row beside the one it replaces.
ALTER TABLE delivery SET (fillfactor = 60);
ALTER TABLE delivery_attempt SET (fillfactor = 60);

ALTER TABLE delivery_lease ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery_lease FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON delivery_lease USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE POLICY own_store ON delivery_lease AS RESTRICTIVE USING (current_store() IS NULL);
-- A lease that has run out is ended by whichever worker looks next, in any tenant.
CREATE POLICY worker_schedules ON delivery_lease TO clearshelf_worker USING (true);
GRANT SELECT, INSERT, DELETE ON delivery_lease TO clearshelf_worker;
GRANT SELECT ON delivery_lease TO clearshelf_app;

-- A fan-out fills these in a moment. Until somebody counts them again, the planner takes them for empty and reads them whole
-- for every batch; the next round of autovacuum is a minute away.
GRANT MAINTAIN ON notice, delivery, delivery_attempt TO clearshelf_worker;

CREATE TYPE "breaker_state" AS ENUM ('closed', 'open', 'probing');
CREATE TABLE "provider_gate" (
    "channel" "channel" NOT NULL,
    "per_second" DOUBLE PRECISION,
    "tokens" DOUBLE PRECISION NOT NULL,
    "filled_at" TIMESTAMPTZ(3) NOT NULL,
    "promised_until" TIMESTAMPTZ(3) NOT NULL,
    "breaker" "breaker_state" NOT NULL,
    "faults" INTEGER NOT NULL,
    "failed_probes" INTEGER NOT NULL,
    "probe_at" TIMESTAMPTZ(3) NOT NULL,
    "recovered_at" TIMESTAMPTZ(3),

    CONSTRAINT "provider_gate_pkey" PRIMARY KEY ("channel")
);
-- Of the installation, not of a tenant: everybody sends through the same providers.
GRANT SELECT ON provider_gate TO clearshelf_app;
GRANT SELECT, INSERT, UPDATE ON provider_gate TO clearshelf_worker;

-- An attempt that was written and then not made is none.
GRANT DELETE ON delivery_attempt TO clearshelf_worker;
