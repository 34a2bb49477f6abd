import type { Surface } from '#lib/domain/identity/actor.ts'
import { after } from '#lib/domain/duration.ts'
import { SESSION_LIFE } from '#lib/domain/identity/session-life.ts'
import { ok, type Result } from '#lib/domain/result.ts'
import type { StoredPerson } from '#lib/ports/identity.ts'
import type { Ports } from '#lib/ports/ports.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'chance'>

export type StartedSession = { sessionId: string; tenantId: string; personId: string }

/** A new session row, with a new id, for somebody who has just proved who they are. */
export const startSession =
  ({ transact, clock, chance }: Needs) =>
  (
    person: StoredPerson,
    { surface, userAgent }: { surface: Surface; userAgent: string },
  ): Promise<Result<StartedSession>> => {
    const at = clock.now()
    const sessionId = chance.id()
    const actor = { kind: 'system', tenantId: person.tenantId, name: 'identity' } as const
    return transact(actor, async (tx) => {
      await tx.identity.insertSession({
        id: sessionId,
        personId: person.id,
        surface,
        userAgent: userAgent.slice(0, 200),
        lastSeenAt: at,
        expiresAt: after(at, SESSION_LIFE[surface].absolute),
      })
      const data = { surface, personId: person.id }
      await tx.audit({ action: 'session.started', subject: { type: 'session', id: sessionId }, data })
      return ok({ sessionId, tenantId: person.tenantId, personId: person.id })
    })
  }
