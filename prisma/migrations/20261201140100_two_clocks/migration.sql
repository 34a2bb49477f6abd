-- A store has two clocks: acknowledge by, and remove and report by. Both are written when its notice opens, so that a
-- change of the settings moves no clock that runs.
-- CreateEnum
CREATE TYPE "notice_clock" AS ENUM ('acknowledge', 'report');

-- AlterEnum
ALTER TYPE "delivery_purpose" ADD VALUE 'report_reminder';
ALTER TYPE "delivery_purpose" ADD VALUE 'report_escalation';

-- AlterTable
ALTER TABLE "notice" RENAME COLUMN "due_at" TO "acknowledge_by";
ALTER TABLE "notice" ADD COLUMN     "asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "report_by" TIMESTAMPTZ(3);

-- What was asked before had the times that were built in.
UPDATE notice n SET
  asked_at = greatest(n.acknowledge_by - built_in.acknowledge, n.created_at),
  report_by = n.acknowledge_by - built_in.acknowledge + built_in.report
FROM recall r
JOIN (VALUES ('high'::priority, interval '30 minutes', interval '4 hours'),
             ('medium'::priority, interval '4 hours', interval '24 hours'),
             ('low'::priority, interval '24 hours', interval '72 hours')) AS built_in(priority, acknowledge, report)
  ON built_in.priority = r.priority
WHERE r.tenant_id = n.tenant_id AND r.id = n.recall_id;

ALTER TABLE "notice" ALTER COLUMN "asked_at" SET NOT NULL,
ALTER COLUMN "report_by" SET NOT NULL;

-- AlterTable
ALTER TABLE "escalation" ADD COLUMN     "clock" "notice_clock" NOT NULL DEFAULT 'acknowledge';
ALTER TABLE "escalation" DROP CONSTRAINT "escalation_pkey",
ADD CONSTRAINT "escalation_pkey" PRIMARY KEY ("tenant_id", "notice_id", "silent_since", "clock", "after_minutes");
ALTER TABLE "escalation" ALTER COLUMN "clock" DROP DEFAULT;

-- AlterTable
ALTER TABLE "call_task" ADD COLUMN     "clock" "notice_clock" NOT NULL DEFAULT 'acknowledge';
DROP INDEX "call_task_tenant_id_notice_id_silent_since_after_minutes_key";
CREATE UNIQUE INDEX "call_task_tenant_id_notice_id_silent_since_clock_after_minu_key" ON "call_task"("tenant_id", "notice_id", "silent_since", "clock", "after_minutes");
ALTER TABLE "call_task" ALTER COLUMN "clock" DROP DEFAULT;

-- CreateTable
CREATE TABLE "deadline_policy" (
    "tenant_id" UUID NOT NULL,
    "priority" "priority" NOT NULL,
    "acknowledge_minutes" INTEGER NOT NULL,
    "report_minutes" INTEGER NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by" UUID NOT NULL,

    CONSTRAINT "deadline_policy_pkey" PRIMARY KEY ("tenant_id","priority")
);

ALTER TABLE deadline_policy ADD CONSTRAINT deadline_policy_minutes
  CHECK (acknowledge_minutes BETWEEN 1 AND 43200 AND report_minutes BETWEEN 1 AND 43200);

ALTER TABLE deadline_policy ENABLE ROW LEVEL SECURITY;
ALTER TABLE deadline_policy FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON deadline_policy USING (tenant_id = (SELECT current_tenant())) WITH CHECK (tenant_id = (SELECT current_tenant()));
CREATE POLICY own_store ON deadline_policy AS RESTRICTIVE USING ((SELECT current_store()) IS NULL);
GRANT SELECT ON deadline_policy TO clearshelf_app, clearshelf_worker, clearshelf_auditor;
GRANT INSERT, UPDATE ON deadline_policy TO clearshelf_app;

-- Acknowledged and late to report: found as quickly as those that have not acknowledged.
CREATE INDEX notice_unreported ON notice (tenant_id, recall_id, report_by)
  WHERE state = 'acknowledged' AND stood_down_at IS NULL;

-- Each step of a ladder belongs to a clock. Ladders from before had steps for the first clock alone: an acknowledged store
-- would never be reminded, so each gets the built-in steps of its priority for the second.
CREATE FUNCTION pg_temp.with_both_clocks(steps jsonb, of_priority text) RETURNS jsonb LANGUAGE sql AS $$
  SELECT (SELECT coalesce(jsonb_agg(step || '{"clock": "acknowledge"}'), '[]') FROM jsonb_array_elements(steps) step)
    || (SELECT coalesce(jsonb_agg(jsonb_build_object('clock', 'report', 'afterMinutes', added.after_minutes, 'whom', added.whom,
          'personId', NULL, 'channels', 'any', 'kind', added.kind) ORDER BY added.after_minutes), '[]')
        FROM (VALUES
          ('high', 180, ARRAY['on_duty'], 'message'), ('high', 240, ARRAY['on_duty', 'escalation'], 'message'),
          ('high', 255, ARRAY['district_manager'], 'message'), ('high', 300, ARRAY['person'], 'call_task'),
          ('medium', 1200, ARRAY['on_duty'], 'message'), ('medium', 1440, ARRAY['on_duty', 'escalation'], 'message'),
          ('medium', 1560, ARRAY['district_manager'], 'message'), ('medium', 1800, ARRAY['person'], 'call_task'),
          ('low', 3600, ARRAY['on_duty'], 'message'), ('low', 4320, ARRAY['escalation'], 'message'),
          ('low', 4800, ARRAY['district_manager'], 'message')) AS added(priority, after_minutes, whom, kind)
        WHERE added.priority = of_priority)
$$;
UPDATE escalation_ladder SET steps = pg_temp.with_both_clocks(steps, CASE name WHEN 'drill' THEN 'medium' ELSE name::text END)
WHERE steps IS NOT NULL;
UPDATE recall_ladder l SET steps = pg_temp.with_both_clocks(l.steps, r.priority::text), look_at = 'epoch', changes = changes + 1
FROM recall r WHERE r.tenant_id = l.tenant_id AND r.id = l.recall_id;

-- Acknowledged after the first step of its report was due, as the ladder sees it: that step is due at once. In the common case,
-- in time, the row of the ladder is only read, so that stores which answer together do not wait for each other.
CREATE FUNCTION notice_was_acknowledged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM look_at_ladder(NEW.tenant_id, NEW.recall_id) FROM recall_ladder l
  WHERE l.tenant_id = NEW.tenant_id AND l.recall_id = NEW.recall_id AND EXISTS (
    SELECT FROM jsonb_array_elements(l.steps) step WHERE step ->> 'clock' = 'report'
      AND (l.look_at IS NULL OR l.look_at > NEW.asked_at + (step ->> 'afterMinutes')::int * interval '1 minute'));
  RETURN NULL;
END $$;
CREATE TRIGGER look_at_ladder_of_acknowledged AFTER UPDATE OF state ON notice
  FOR EACH ROW WHEN (NEW.state = 'acknowledged' AND OLD.state <> 'acknowledged') EXECUTE FUNCTION notice_was_acknowledged();
-- A store sees nothing of ladders, and wakes its own by answering.
ALTER POLICY own_store ON recall_ladder USING ((SELECT current_store()) IS NULL OR pg_trigger_depth() > 0);

-- A silence begins anew with the moment at which the store was asked.
DROP TRIGGER look_at_ladder_of_reopened ON notice;
CREATE TRIGGER look_at_ladder_of_reopened AFTER UPDATE OF asked_at ON notice
  FOR EACH ROW WHEN (NEW.asked_at IS DISTINCT FROM OLD.asked_at) EXECUTE FUNCTION notice_was_reopened();
