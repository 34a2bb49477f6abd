-- A mail that a person is owed may also be the list of silent stores that an escalation gave to the district's manager.

-- AlterTable
ALTER TABLE "account_mail" ADD COLUMN "follow_up_id" UUID, ALTER COLUMN "purpose" DROP NOT NULL;

-- AddForeignKey
ALTER TABLE "account_mail" ADD CONSTRAINT "account_mail_follow_up_id_fkey" FOREIGN KEY ("follow_up_id") REFERENCES "follow_up"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE account_mail ADD CONSTRAINT account_mail_says_what CHECK ((purpose IS NULL) <> (follow_up_id IS NULL));
-- One mail for one person and one escalation, however often it is planned.
CREATE UNIQUE INDEX account_mail_once ON account_mail (tenant_id, follow_up_id, person_id) WHERE follow_up_id IS NOT NULL;
