import type { Ports } from '#lib/ports/ports.ts'
import type { TokenPurpose } from '#lib/ports/identity.ts'
import type { Tx } from '#lib/ports/transact.ts'

type Needs = Pick<Ports, 'chance' | 'clock'>

/**
 * Asks for a mail to a person. Its secret link is made when it is sent, so none waits in a table or a queue; that it is
 * owed stands in a table, so that no queue can lose it.
 */
export const requestAccountMail =
  ({ chance, clock }: Needs) =>
  async (tx: Tx, tenantId: string, personId: string, purpose: TokenPurpose): Promise<void> => {
    const mailId = chance.id()
    await tx.identity.insertAccountMail({ id: mailId, personId, purpose, at: clock.now() })
    await tx.enqueue([
      { priority: 'medium', message: { type: 'account_mail', version: 1, tenantId, mailId } },
    ])
  }
