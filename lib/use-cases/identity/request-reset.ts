import { ok, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { requestAccountMail } from './request-account-mail.ts'

type Needs = Pick<Ports, 'transact' | 'doorstep' | 'clock' | 'chance'>

/** Sends a reset link to whoever has this address here. The answer is the same when nobody has. */
export const requestReset =
  ({ transact, doorstep, clock, chance }: Needs) =>
  async (email: string): Promise<Result<null>> => {
    const people = await doorstep.peopleByEmail(email.trim().toLowerCase())
    for (const person of people.filter(({ status }) => status === 'active')) {
      const actor = { kind: 'system', tenantId: person.tenantId, name: 'identity' } as const
      await transact(actor, async (tx) => {
        await requestAccountMail({ chance, clock })(tx, person.tenantId, person.id, 'password_reset')
        await tx.audit({ action: 'person.reset_requested', subject: { type: 'person', id: person.id } })
        return ok(null)
      })
    }
    return ok(null)
  }
