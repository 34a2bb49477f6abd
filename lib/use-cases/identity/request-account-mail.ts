import type { Ports } from '#lib/ports/ports.ts'
import type { AccountEvent } from '#lib/domain/identity/person.ts'
import type { TokenPurpose } from '#lib/ports/identity.ts'
import type { Tx } from '#lib/ports/transact.ts'

type Needs = Pick<Ports, 'random' | 'clock'>

/**
 * Asks for a mail to a person. Its secret link is made when it is sent, so none waits in a table or a queue; that it is
 * owed stands in a table, so that no queue can lose it.
 */
export const requestAccountMail =
  (needs: Needs) =>
  (tx: Tx, tenantId: string, personId: string, purpose: TokenPurpose): Promise<void> =>
    owe(needs, tx, tenantId, { personId, purpose })

/** A mail that tells of a change to one's account: whoever did not make it themselves learns of it. */
export const tellPerson =
  (needs: Needs) =>
  (tx: Tx, tenantId: string, personId: string, event: AccountEvent): Promise<void> =>
    owe(needs, tx, tenantId, { personId, event })

/** Tells that a secret is being guessed, with a link to a new password. */
export const mailWayIn =
  (needs: Needs) =>
  (tx: Tx, tenantId: string, personId: string, event: AccountEvent): Promise<void> =>
    owe(needs, tx, tenantId, { personId, purpose: 'password_reset', event })

type Owed = { personId: string; purpose?: TokenPurpose; event?: AccountEvent }

const owe = async ({ random, clock }: Needs, tx: Tx, tenantId: string, owed: Owed): Promise<void> => {
  const mailId = random.id()
  const { purpose = null, event = null } = owed
  await tx.identity.insertAccountMail({
    id: mailId,
    personId: owed.personId,
    purpose,
    event,
    at: clock.now(),
  })
  await tx.enqueue([{ priority: 'medium', message: { type: 'account_mail', version: 1, tenantId, mailId } }])
}
