-- What a person of the console wants to be mailed, and when.
-- AlterTable
ALTER TABLE "person" ADD COLUMN     "least_priority" "priority" NOT NULL DEFAULT 'low',
ADD COLUMN     "mention_mails" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "quiet_from" TEXT,
ADD COLUMN     "quiet_to" TEXT,
ADD COLUMN     "quiet_zone" TEXT;

ALTER TABLE person ADD CONSTRAINT person_quiet_hours_whole
  CHECK (num_nulls(quiet_from, quiet_to, quiet_zone) IN (0, 3));
