import { ok, reject, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { requestAccountMail } from './request-account-mail.ts'

type Needs = Pick<Ports, 'transact' | 'credentialLookup' | 'clock' | 'random' | 'rates'>

/** Sends a reset link to whoever has this address here. The answer is the same when nobody has. */
export const requestReset =
  ({ transact, credentialLookup, clock, random, rates }: Needs) =>
  async (typed: string, address: string): Promise<Result<null>> => {
    const email = typed.trim().toLowerCase()
    const { allowed, resetSeconds } = await rates.take('reset_address', address)
    if (!allowed)
      return reject({
        code: 'TOO_MANY_ATTEMPTS',
        detail: `Too many requests from here. Try again in ${Math.ceil(resetSeconds / 60)} minutes.`,
        retryAfter: resetSeconds,
      })
    // Whoever asks again and again hears the same, and nobody's mailbox is filled.
    if (!(await rates.take('reset_account', email)).allowed) return ok(null)
    const people = await credentialLookup.peopleByEmail(email)
    for (const person of people.filter(({ status }) => status === 'active')) {
      const actor = { kind: 'system', tenantId: person.tenantId, name: 'identity' } as const
      await transact(actor, async (tx) => {
        await requestAccountMail({ random, clock })(tx, person.tenantId, person.id, 'password_reset')
        await tx.audit({ action: 'person.reset_requested', subject: { type: 'person', id: person.id } })
        return ok(null)
      })
    }
    return ok(null)
  }
