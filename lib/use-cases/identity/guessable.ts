import { MOST_WRONG_CODES } from '#lib/domain/identity/backoff.ts'
import type { AccountEvent } from '#lib/domain/identity/person.ts'
import { ok } from '#lib/domain/result.ts'
import type { StoredPerson } from '#lib/ports/identity.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { mailWayIn } from './request-account-mail.ts'
import { throttleOf, type Counted } from './throttle.ts'

// The short secrets of a person: each has a cap over all places from which it is tried.

export const codeCap = (personId: string): Counted => ({
  of: `code total ${personId}`,
  most: MOST_WRONG_CODES,
  forgiven: true,
})

export const pinCap = (personId: string): Counted => ({
  of: `pin total ${personId}`,
  most: MOST_WRONG_CODES,
  forgiven: true,
})

type MailNeeds = Pick<Ports, 'transact' | 'random' | 'clock'>

/** The cap was reached: the person is told, and given a way back in that needs their mailbox. */
export const tellOfGuessing =
  ({ transact, random, clock }: MailNeeds) =>
  async (
    { id, tenantId }: Pick<StoredPerson, 'id' | 'tenantId'>,
    event: Extract<AccountEvent, 'codes_guessed' | 'pins_guessed'>,
  ): Promise<void> => {
    await transact({ kind: 'system', tenantId, name: 'identity' }, async (tx) => {
      await mailWayIn({ random, clock })(tx, tenantId, id, event)
      await tx.audit({ action: `person.${event}`, subject: { type: 'person', id } })
      return ok(null)
    })
  }

/** Whoever came by the mail may try again. */
export const forgiveGuessing = (
  ports: Pick<Ports, 'credentialLookup' | 'digest' | 'clock'>,
  personId: string,
): Promise<void> =>
  throttleOf(ports, [
    codeCap(personId),
    pinCap(personId),
    { of: `own secret ${personId}` },
    { of: `pin person ${personId}` },
  ]).forget()
