import type { Actor } from '#lib/domain/identity/actor.ts'
import type { DeadlineSettings } from '#lib/domain/notice/clocks.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted, personOf } from '../permitted.ts'

/** How long stores have that are asked from now on. Clocks that run keep their time. */
export const saveDeadlines =
  ({ transact, clock }: Pick<Ports, 'transact' | 'clock'>) =>
  async (actor: Actor, deadlines: DeadlineSettings): Promise<Result<null>> => {
    const allowed = permitted(actor, 'escalation:write')
    const by = personOf(actor)
    if (!allowed.ok || by === null) return allowed.ok ? rejected('FORBIDDEN') : allowed
    return transact(actor, async (tx) => {
      await tx.policies.saveDeadlines(deadlines, by, clock.now())
      const subject = { type: 'tenant', id: actor.tenantId } as const
      await tx.audit({ action: 'policy.deadlines_saved', subject, data: { deadlines } })
      return ok(null)
    })
  }
