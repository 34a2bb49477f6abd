import type { Surface } from '#lib/domain/identity/actor.ts'
import { after } from '#lib/domain/duration.ts'
import { SESSION_LIFE } from '#lib/domain/identity/session-life.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { StoredDevice } from '#lib/ports/devices.ts'
import type { StoredPerson } from '#lib/ports/identity.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { isAsJudged, outdated } from './as-judged.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'random'>

export type StartedSession = { sessionId: string; tenantId: string; personId: string }

type Client = { surface: Surface; userAgent: string; device?: StoredDevice | null }

/**
 * A new session row, with a new id, for somebody who has just proved who they are. At a shared device it is bound to it,
 * and only people of its store begin one. What was proved may be outdated by now: then none is.
 */
export const startSession =
  ({ transact, clock, random }: Needs) =>
  (person: StoredPerson, { surface, userAgent, device = null }: Client): Promise<Result<StartedSession>> => {
    if (device && device.storeId !== person.storeId)
      return Promise.resolve(rejected('FORBIDDEN', 'This device belongs to another store.'))
    const at = clock.now()
    const sessionId = random.id()
    const actor = { kind: 'system', tenantId: person.tenantId, name: 'identity' } as const
    return transact(actor, async (tx) => {
      if (!(await isAsJudged(tx, person))) return outdated
      // One person at a time: whoever was at the device before is signed out.
      if (device) await tx.identity.endSessions({ deviceId: device.id }, 'taken_over', at)
      await tx.identity.insertSession({
        id: sessionId,
        personId: person.id,
        surface,
        userAgent: userAgent.slice(0, 200),
        lastSeenAt: at,
        expiresAt: after(at, SESSION_LIFE[device ? 'device' : surface].absolute),
        deviceId: device?.id ?? null,
      })
      const data = { surface, personId: person.id, ...(device ? { deviceId: device.id } : {}) }
      await tx.audit({ action: 'session.started', subject: { type: 'session', id: sessionId }, data })
      return ok({ sessionId, tenantId: person.tenantId, personId: person.id })
    })
  }
