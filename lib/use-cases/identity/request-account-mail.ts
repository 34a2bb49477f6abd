import type { AccountMailKind } from '#lib/domain/delivery/message.ts'
import type { Tx } from '#lib/ports/transact.ts'

/** Asks for a mail to a person. Its secret link is made when it is sent, so none waits in a table or a queue. */
export const requestAccountMail = (
  tx: Tx,
  tenantId: string,
  personId: string,
  mail: AccountMailKind,
  at: Date,
): Promise<void> =>
  tx.enqueue([
    {
      priority: 'medium',
      message: { type: 'account_mail', version: 1, tenantId, personId, mail, requestedAt: at.toISOString() },
    },
  ])
