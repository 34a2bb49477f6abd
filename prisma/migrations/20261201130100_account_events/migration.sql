-- What changed about an account is mailed to the person whose it is.
-- CreateEnum
CREATE TYPE "account_event" AS ENUM ('password_changed', 'pin_set', 'totp_enrolled', 'totp_removed', 'codes_guessed', 'pins_guessed', 'recall_proposal');

-- AlterTable
ALTER TABLE "account_mail" ADD COLUMN     "event" "account_event";

ALTER TABLE account_mail DROP CONSTRAINT account_mail_says_what;
-- Guessing is told together with a link to a new password; everything else tells one thing.
ALTER TABLE account_mail ADD CONSTRAINT account_mail_says_what
  CHECK (num_nonnulls(coalesce(purpose::text, event::text), follow_up_id, comment_id, help_notice_id) = 1);

-- A follow-up of another tenant is none of its business.
-- DropForeignKey
ALTER TABLE "account_mail" DROP CONSTRAINT "account_mail_follow_up_id_fkey";

-- CreateIndex
CREATE UNIQUE INDEX "follow_up_tenant_id_id_key" ON "follow_up"("tenant_id", "id");

-- AddForeignKey
ALTER TABLE "account_mail" ADD CONSTRAINT "account_mail_follow_up_fkey" FOREIGN KEY ("tenant_id", "follow_up_id") REFERENCES "follow_up"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- People of a store are told of their own account, and see and write nothing else of these.
CREATE FUNCTION is_of_current_store(person uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN EXISTS (SELECT FROM person p WHERE p.tenant_id = current_tenant() AND p.id = person AND p.store_id = current_store());
DROP POLICY own_store ON account_mail;
CREATE POLICY own_store ON account_mail AS RESTRICTIVE USING ((SELECT current_store()) IS NULL)
  WITH CHECK ((SELECT current_store()) IS NULL OR is_of_current_store(person_id));
DROP POLICY own_store ON outbox;
CREATE POLICY own_store ON outbox AS RESTRICTIVE USING ((SELECT current_store()) IS NULL)
  WITH CHECK ((SELECT current_store()) IS NULL OR message ->> 'type' = 'account_mail');
CREATE POLICY own_store ON session AS RESTRICTIVE
  USING (CASE WHEN (SELECT current_store()) IS NULL THEN true ELSE is_of_current_store(person_id) END);
CREATE POLICY own_store ON account_token AS RESTRICTIVE USING ((SELECT current_store()) IS NULL);
