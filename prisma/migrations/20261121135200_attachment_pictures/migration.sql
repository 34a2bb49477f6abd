-- AlterTable
ALTER TABLE "attachment" ADD COLUMN     "height" INTEGER,
ADD COLUMN     "width" INTEGER;

-- The worker clears away what never became ready, a day after it was begun; it sees nothing else of the files.
CREATE POLICY worker_purges ON attachment TO clearshelf_worker
  USING (state <> 'ready' AND created_at < now() - interval '1 day');
GRANT SELECT, DELETE ON attachment TO clearshelf_worker;
CREATE INDEX attachment_unfinished ON attachment (created_at) WHERE state <> 'ready';
