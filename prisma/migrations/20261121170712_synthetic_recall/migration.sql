-- CreateTable
CREATE TABLE "synthetic_run" (
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "recall_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "fault" TEXT,

    CONSTRAINT "synthetic_run_pkey" PRIMARY KEY ("minute")
);

GRANT SELECT ON synthetic_run TO clearshelf_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON synthetic_run TO clearshelf_worker;

-- The synthetic recall is the worker's own, in a tenant of its own. What this takes is granted for that tenant alone.
GRANT INSERT, UPDATE (next_recall_number) ON tenant TO clearshelf_worker;
GRANT INSERT, DELETE ON recall TO clearshelf_worker;
GRANT INSERT ON scope_line TO clearshelf_worker;
CREATE POLICY synthetic_only ON tenant AS RESTRICTIVE FOR INSERT TO clearshelf_worker WITH CHECK (id = '019aa700-0000-7000-8000-5f4e7e71c000');
CREATE POLICY synthetic_only_change ON tenant AS RESTRICTIVE FOR UPDATE TO clearshelf_worker USING (id = '019aa700-0000-7000-8000-5f4e7e71c000');
CREATE POLICY synthetic_only ON recall AS RESTRICTIVE FOR INSERT TO clearshelf_worker WITH CHECK (tenant_id = '019aa700-0000-7000-8000-5f4e7e71c000');
CREATE POLICY synthetic_only_gone ON recall AS RESTRICTIVE FOR DELETE TO clearshelf_worker USING (tenant_id = '019aa700-0000-7000-8000-5f4e7e71c000');
CREATE POLICY synthetic_only ON scope_line AS RESTRICTIVE FOR INSERT TO clearshelf_worker WITH CHECK (tenant_id = '019aa700-0000-7000-8000-5f4e7e71c000');
