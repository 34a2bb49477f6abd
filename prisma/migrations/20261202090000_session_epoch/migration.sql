-- A secret is judged before its session is written, and that takes a while. The count tells whether the person's sessions
-- were ended in between; a time could not, since clocks differ and two things happen in one millisecond.
-- AlterTable
ALTER TABLE "person" ADD COLUMN     "session_epoch" INTEGER NOT NULL DEFAULT 0;
