import type { Actor } from '#lib/domain/identity/actor.ts'
import { judgeLadder } from '#lib/domain/escalation/judge-ladder.ts'
import type { Ladder, LadderName } from '#lib/domain/escalation/ladder.ts'
import { ok, reject, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted, personOf } from '../permitted.ts'

type Input = { name: LadderName; ladder: Ladder | null }

/** Keeps a new version of a ladder, for what is issued from now on. Running recalls keep to the one they have. */
export const saveLadder =
  ({ transact, clock }: Pick<Ports, 'transact' | 'clock'>) =>
  async (actor: Actor, { name, ladder }: Input): Promise<Result<{ version: number }>> => {
    const allowed = permitted(actor, 'escalation:write')
    const by = personOf(actor)
    if (!allowed.ok || by === null) return allowed.ok ? rejected('FORBIDDEN') : allowed
    return transact(actor, async (tx) => {
      const named = (ladder?.steps ?? []).flatMap(({ personId }) => personId ?? [])
      const errors = judgeLadder(ladder?.steps ?? [], await tx.escalations.knownPeople(named))
      if (errors.length > 0) return reject({ code: 'VALIDATION_FAILED', errors })
      const version = await tx.escalations.saveLadder(name, ladder, by, clock.now())
      const subject = { type: 'tenant', id: actor.tenantId } as const
      await tx.audit({ action: 'policy.ladder_saved', subject, data: { name, version, ladder } })
      return ok({ version })
    })
  }
