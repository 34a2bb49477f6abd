import type { Actor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { KnowledgeMinutes } from '#lib/domain/scan/knowledge.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted, personOf } from '../permitted.ts'

/** How long phones may say NOT RECALLED without news. Holds for a phone as soon as it asks again. */
export const saveKnowledgeLimits =
  ({ transact, clock }: Pick<Ports, 'transact' | 'clock'>) =>
  async (actor: Actor, limits: KnowledgeMinutes): Promise<Result<null>> => {
    const allowed = permitted(actor, 'escalation:write')
    const by = personOf(actor)
    if (!allowed.ok || by === null) return allowed.ok ? rejected('FORBIDDEN') : allowed
    return transact(actor, async (tx) => {
      await tx.policies.saveKnowledge(limits, by, clock.now())
      const subject = { type: 'tenant', id: actor.tenantId } as const
      await tx.audit({ action: 'policy.scanner_saved', subject, data: { limits } })
      return ok(null)
    })
  }
