-- A store that cannot do it asks for help: the district is told. Stores may see nothing of other people, so the worker
-- writes to whoever manages the district.

-- AlterTable
ALTER TABLE "account_mail" ADD COLUMN "help_notice_id" UUID;

-- AlterTable
ALTER TABLE "notice" ADD COLUMN "help_asked_at" TIMESTAMPTZ(3);

-- AddForeignKey
ALTER TABLE "account_mail" ADD CONSTRAINT "account_mail_help_notice_fkey" FOREIGN KEY ("tenant_id", "help_notice_id") REFERENCES "notice"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE account_mail DROP CONSTRAINT account_mail_says_what;
ALTER TABLE account_mail ADD CONSTRAINT account_mail_says_what
  CHECK (num_nonnulls(purpose, follow_up_id, comment_id, help_notice_id) = 1);

CREATE INDEX notice_help_asked ON notice (help_asked_at) WHERE help_asked_at IS NOT NULL;
-- The worker finds them across tenants, and sees nothing else of a notice that way.
CREATE POLICY worker_hears_of_help ON notice FOR SELECT TO clearshelf_worker USING (help_asked_at IS NOT NULL);
