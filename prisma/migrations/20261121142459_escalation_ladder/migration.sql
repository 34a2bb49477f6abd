-- CreateEnum
CREATE TYPE "ladder_name" AS ENUM ('high', 'medium', 'low', 'drill');

-- CreateEnum
CREATE TYPE "ladder_hours" AS ENUM ('always', 'opening');

-- CreateEnum
CREATE TYPE "call_outcome" AS ENUM ('reached', 'no_answer', 'wrong_number');

-- CreateTable
CREATE TABLE "escalation_ladder" (
    "tenant_id" UUID NOT NULL,
    "name" "ladder_name" NOT NULL,
    "version" INTEGER NOT NULL,
    "hours" "ladder_hours" NOT NULL,
    "steps" JSONB,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by" UUID NOT NULL,

    CONSTRAINT "escalation_ladder_pkey" PRIMARY KEY ("tenant_id","name","version")
);

-- CreateTable
CREATE TABLE "recall_ladder" (
    "tenant_id" UUID NOT NULL,
    "recall_id" UUID NOT NULL,
    "hours" "ladder_hours" NOT NULL,
    "steps" JSONB NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "look_at" TIMESTAMPTZ(3),
    "changes" INTEGER NOT NULL DEFAULT 0,
    "late_stores" INTEGER NOT NULL DEFAULT 0,
    "late_since" TIMESTAMPTZ(3),

    CONSTRAINT "recall_ladder_pkey" PRIMARY KEY ("tenant_id","recall_id")
);

-- CreateTable
CREATE TABLE "escalation" (
    "tenant_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "silent_since" TIMESTAMPTZ(3) NOT NULL,
    "after_minutes" INTEGER NOT NULL,
    "recall_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "follow_up_id" UUID NOT NULL,
    "whom" TEXT[],
    "person_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "escalation_pkey" PRIMARY KEY ("tenant_id","notice_id","silent_since","after_minutes")
);

-- CreateTable
CREATE TABLE "call_task" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "recall_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "silent_since" TIMESTAMPTZ(3) NOT NULL,
    "after_minutes" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "call_outcome",
    "note" TEXT NOT NULL DEFAULT '',
    "called_at" TIMESTAMPTZ(3),
    "calls" INTEGER NOT NULL DEFAULT 0,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "call_task_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "escalation_tenant_id_recall_id_follow_up_id_idx" ON "escalation"("tenant_id", "recall_id", "follow_up_id");

-- CreateIndex
CREATE INDEX "call_task_tenant_id_person_id_idx" ON "call_task"("tenant_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "call_task_tenant_id_notice_id_silent_since_after_minutes_key" ON "call_task"("tenant_id", "notice_id", "silent_since", "after_minutes");

-- AddForeignKey
ALTER TABLE "recall_ladder" ADD CONSTRAINT "recall_ladder_tenant_id_recall_id_fkey" FOREIGN KEY ("tenant_id", "recall_id") REFERENCES "recall"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_tenant_id_notice_id_fkey" FOREIGN KEY ("tenant_id", "notice_id") REFERENCES "notice"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_person_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_task" ADD CONSTRAINT "call_task_tenant_id_notice_id_fkey" FOREIGN KEY ("tenant_id", "notice_id") REFERENCES "notice"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_task" ADD CONSTRAINT "call_task_person_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Nothing of it is for stores.
DO $$
DECLARE table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['escalation_ladder', 'recall_ladder', 'escalation', 'call_task'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format('CREATE POLICY own_tenant ON %I USING (tenant_id = (SELECT current_tenant())) WITH CHECK (tenant_id = (SELECT current_tenant()))', table_name);
    EXECUTE format('CREATE POLICY own_store ON %I AS RESTRICTIVE USING ((SELECT current_store()) IS NULL)', table_name);
    EXECUTE format('GRANT SELECT ON %I TO clearshelf_app, clearshelf_worker, clearshelf_auditor', table_name);
  END LOOP;
END $$;
-- The worker looks for what may be due, across tenants; what is due it asks within each.
CREATE POLICY worker_schedules ON recall_ladder FOR SELECT TO clearshelf_worker USING (true);
CREATE POLICY worker_schedules_change ON recall_ladder FOR UPDATE TO clearshelf_worker USING (true) WITH CHECK (true);

GRANT INSERT ON escalation_ladder TO clearshelf_app;
GRANT INSERT, UPDATE ON recall_ladder TO clearshelf_app;
GRANT UPDATE ON call_task TO clearshelf_app;
GRANT INSERT, UPDATE ON recall_ladder TO clearshelf_worker;
GRANT INSERT ON escalation, call_task, follow_up, account_mail TO clearshelf_worker;

GRANT MAINTAIN ON escalation TO clearshelf_worker;

CREATE INDEX recall_ladder_to_look ON recall_ladder (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX call_task_open ON call_task (tenant_id, person_id) WHERE done_at IS NULL;

-- This very moment, if the store is open then; else when it opens next. Days are 1 (Monday) to 7; a close before the open is
-- after midnight, both the same is around the clock. The rule opensAt of the program says the same.
CREATE FUNCTION opens_at(opening_hours jsonb, zone text, at timestamptz) RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(min(greatest(span.starts, at)), at)
  FROM generate_series(-1, 7) AS n
  CROSS JOIN LATERAL (SELECT (at AT TIME ZONE zone)::date + n AS day) d
  CROSS JOIN LATERAL (
    SELECT h.open, h.close
    FROM jsonb_to_recordset(CASE WHEN jsonb_typeof(opening_hours) = 'array' THEN opening_hours END) AS h(day int, open text, close text)
    WHERE h.day = extract(isodow FROM d.day)
    UNION ALL SELECT '08:00', '20:00' WHERE jsonb_typeof(opening_hours) IS DISTINCT FROM 'array' OR opening_hours = '[]') h
  CROSS JOIN LATERAL (SELECT
    (d.day + h.open::time) AT TIME ZONE zone AS starts,
    (d.day + h.close::time + CASE WHEN h.close <= h.open THEN interval '1 day' ELSE interval '0' END) AT TIME ZONE zone AS ends) span
  WHERE span.ends > at
$$;

-- Whatever may make a step due earlier than was thought.
CREATE FUNCTION look_at_ladder(of_tenant uuid, of_recall uuid) RETURNS void LANGUAGE sql AS $$
  UPDATE recall_ladder SET look_at = 'epoch', changes = changes + 1
  WHERE tenant_id = of_tenant AND recall_id = of_recall AND look_at IS DISTINCT FROM 'epoch'
$$;
CREATE FUNCTION notices_were_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM look_at_ladder(a.tenant_id, a.recall_id) FROM (SELECT DISTINCT tenant_id, recall_id FROM after_rows) a;
  RETURN NULL;
END $$;
CREATE FUNCTION notice_was_reopened() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM look_at_ladder(NEW.tenant_id, NEW.recall_id);
  RETURN NULL;
END $$;
CREATE FUNCTION recall_was_issued() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM look_at_ladder(NEW.tenant_id, NEW.id);
  RETURN NULL;
END $$;
CREATE FUNCTION store_hours_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM look_at_ladder(l.tenant_id, l.recall_id) FROM recall_ladder l WHERE l.tenant_id = NEW.tenant_id AND l.look_at > 'epoch';
  RETURN NULL;
END $$;
CREATE TRIGGER look_at_ladder_of_new AFTER INSERT ON notice REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION notices_were_added();
CREATE TRIGGER look_at_ladder_of_reopened AFTER UPDATE OF due_at ON notice
  FOR EACH ROW WHEN (NEW.due_at IS DISTINCT FROM OLD.due_at) EXECUTE FUNCTION notice_was_reopened();
CREATE TRIGGER look_at_ladder_of_issued AFTER UPDATE OF status ON recall
  FOR EACH ROW WHEN (NEW.status = 'issued' AND OLD.status <> 'issued') EXECUTE FUNCTION recall_was_issued();
CREATE TRIGGER look_at_ladder_of_store AFTER UPDATE OF opening_hours, timezone ON store
  FOR EACH ROW WHEN (NEW.opening_hours IS DISTINCT FROM OLD.opening_hours OR NEW.timezone <> OLD.timezone) EXECUTE FUNCTION store_hours_changed();
