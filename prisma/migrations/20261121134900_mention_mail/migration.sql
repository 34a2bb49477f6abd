-- A mail that a person is owed may also tell that somebody has mentioned them.

-- AlterTable
ALTER TABLE "account_mail" ADD COLUMN "comment_id" UUID;

-- AddForeignKey
ALTER TABLE "account_mail" ADD CONSTRAINT "account_mail_comment_fkey" FOREIGN KEY ("tenant_id", "comment_id") REFERENCES "comment"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE account_mail DROP CONSTRAINT account_mail_says_what;
ALTER TABLE account_mail ADD CONSTRAINT account_mail_says_what CHECK (num_nonnulls(purpose, follow_up_id, comment_id) = 1);
-- One mail for one person and one comment.
CREATE UNIQUE INDEX account_mail_once_mentioned ON account_mail (tenant_id, comment_id, person_id) WHERE comment_id IS NOT NULL;

-- Who said something where, and who has read it; never what was said.
GRANT SELECT (id, tenant_id, recall_id, author_id, created_at) ON comment TO clearshelf_worker;
GRANT SELECT (tenant_id, recall_id, person_id, read_at) ON comment_read TO clearshelf_worker;
