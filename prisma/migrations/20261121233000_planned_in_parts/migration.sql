-- The messages of a first version are planned in parts. One that was begun before this stands at null and is judged again,
-- which changes nothing that is there.
ALTER TABLE "recall_version" ADD COLUMN "planned_through" UUID;
GRANT UPDATE (planned_through) ON recall_version TO clearshelf_worker;
