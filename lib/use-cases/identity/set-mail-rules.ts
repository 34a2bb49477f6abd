import type { MailRules } from '#lib/domain/delivery/mail-rules.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

/** What a person of the console wants to be mailed, and when. A store's rules are those of its contacts. */
export const setMailRules =
  ({ transact, clock }: Pick<Ports, 'transact' | 'clock'>) =>
  async (actor: PersonActor, mailRules: MailRules): Promise<Result<null>> => {
    if (actor.surface !== 'recall') return rejected('FORBIDDEN')
    return transact(actor, async (tx) => {
      await tx.identity.changePerson(actor.personId, { mailRules }, clock.now())
      await tx.audit({
        action: 'person.mail_rules_set',
        subject: { type: 'person', id: actor.personId },
        data: { ...mailRules },
      })
      return ok(null)
    })
  }
