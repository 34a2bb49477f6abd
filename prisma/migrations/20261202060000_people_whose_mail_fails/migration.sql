-- A mail to a person that bounces tells nobody: it is known of the mail and of the person, and the ladder goes on.
-- AlterTable
ALTER TABLE "account_mail" ADD COLUMN     "failed_because" TEXT;

-- AlterTable
ALTER TABLE "escalation" ADD COLUMN     "failed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "mail_failed_at" TIMESTAMPTZ(3),
ADD COLUMN     "mail_failed_because" TEXT;

GRANT UPDATE (mail_failed_at, mail_failed_because) ON person TO clearshelf_worker;
GRANT UPDATE (failed_at) ON escalation TO clearshelf_worker;
