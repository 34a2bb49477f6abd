import type { DeliveryPolicy } from '#lib/domain/delivery/delivery-policy.ts'
import type { Actor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted, personOf } from '../permitted.ts'

/** How messages are sent from this moment on. What waits already is asked again when its time comes. */
export const savePolicy =
  ({ transact, clock }: Pick<Ports, 'transact' | 'clock'>) =>
  async (actor: Actor, policy: DeliveryPolicy): Promise<Result<null>> => {
    const allowed = permitted(actor, 'policy:write')
    const by = personOf(actor)
    if (!allowed.ok || by === null) return allowed.ok ? rejected('FORBIDDEN') : allowed
    return transact(actor, async (tx) => {
      await tx.policies.saveDelivery(policy, by, clock.now())
      const subject = { type: 'tenant', id: actor.tenantId } as const
      await tx.audit({ action: 'policy.delivery_saved', subject, data: { ...policy } })
      return ok(null)
    })
  }
