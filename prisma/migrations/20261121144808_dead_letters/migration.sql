-- CreateEnum
CREATE TYPE "dead_letter_state" AS ENUM ('waiting', 'redriven', 'discarded');

-- CreateTable
CREATE TABLE "dead_letter" (
    "id" UUID NOT NULL,
    "message_id" TEXT NOT NULL,
    "tenant_id" UUID,
    "queue" "priority" NOT NULL,
    "type" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "receive_count" INTEGER NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "dead_letter_state" NOT NULL DEFAULT 'waiting',
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "why" TEXT,
    "requeued_at" TIMESTAMPTZ(3),

    CONSTRAINT "dead_letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worker_heartbeat" (
    "worker" TEXT NOT NULL,
    "sweep" TEXT NOT NULL,
    "every_ms" INTEGER NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_heartbeat_pkey" PRIMARY KEY ("worker","sweep")
);

-- CreateIndex
CREATE UNIQUE INDEX "dead_letter_message_id_key" ON "dead_letter"("message_id");

-- CreateIndex
CREATE INDEX "dead_letter_tenant_id_id_idx" ON "dead_letter"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "worker_heartbeat_seen_at_idx" ON "worker_heartbeat"("seen_at");

-- One that names no tenant is nobody's to see through the product: it may carry a piece of anybody's.
ALTER TABLE dead_letter ENABLE ROW LEVEL SECURITY;
ALTER TABLE dead_letter FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON dead_letter USING (tenant_id = (SELECT current_tenant())) WITH CHECK (tenant_id = (SELECT current_tenant()));
CREATE POLICY own_store ON dead_letter AS RESTRICTIVE USING ((SELECT current_store()) IS NULL);
-- The worker takes them from the queues and puts back those that were redriven, of every tenant.
CREATE POLICY worker_schedules ON dead_letter TO clearshelf_worker USING (true) WITH CHECK (true);
GRANT SELECT ON dead_letter TO clearshelf_app, clearshelf_worker, clearshelf_auditor;
GRANT UPDATE (state, decided_by, decided_at, why) ON dead_letter TO clearshelf_app;
GRANT INSERT, UPDATE (last_seen_at, receive_count, requeued_at) ON dead_letter TO clearshelf_worker;

CREATE INDEX dead_letter_waiting ON dead_letter (tenant_id, queue, id) WHERE state = 'waiting';
CREATE INDEX dead_letter_to_requeue ON dead_letter (id) WHERE state = 'redriven' AND requeued_at IS NULL;

GRANT SELECT ON worker_heartbeat TO clearshelf_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON worker_heartbeat TO clearshelf_worker;
