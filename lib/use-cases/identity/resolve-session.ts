import { after, minutes } from '#lib/domain/duration.ts'
import type { PersonActor, Surface } from '#lib/domain/identity/actor.ts'
import { surfaceOf } from '#lib/domain/identity/permissions.ts'
import { isLive } from '#lib/domain/identity/session-life.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { StoredPerson } from '#lib/ports/identity.ts'
import type { Ports } from '#lib/ports/ports.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'digest'>
type Claim = {
  sessionId: string
  tenantId: string
  surface: Surface
  /** What a shared device shows beside the session. */
  deviceSecret?: string | null
}

/** Whose session this is, judged by its row on each request: what was revoked is worthless at once. */
export const resolveSession =
  ({ transact, clock, digest }: Needs) =>
  (claim: Claim): Promise<Result<{ actor: PersonActor; person: StoredPerson }>> => {
    const now = clock.now()
    const system = { kind: 'system', tenantId: claim.tenantId, name: 'identity' } as const
    return transact(system, async (tx) => {
      const session = await tx.identity.session(claim.sessionId)
      if (!session || session.surface !== claim.surface) return rejected('UNAUTHENTICATED')
      const { device } = session
      if (!isLive(session, device ? 'device' : claim.surface, now)) return rejected('UNAUTHENTICATED')
      // Bound to its device: carried elsewhere, or unpaired, it is nobody's.
      if (
        device &&
        (device.unpairedAt !== null || !isSame(device.secretHash, digest(claim.deviceSecret ?? '')))
      )
        return rejected('UNAUTHENTICATED')
      const { person } = session
      if (person.status !== 'active' || surfaceOf(person.role) !== claim.surface)
        return rejected('UNAUTHENTICATED')
      // Once a minute is enough to know that somebody is there.
      if (after(session.lastSeenAt, minutes(1)) < now) {
        await tx.identity.touchSession(session.id, now)
        if (device) await tx.devices.touchDevice(device.id, now)
      }
      const { id: personId, tenantId, name, role, storeId, regionId } = person
      const actor: PersonActor = {
        kind: 'person',
        tenantId,
        personId,
        name,
        role,
        storeId,
        regionId,
        sessionId: session.id,
        surface: claim.surface,
        ...(device ? { deviceId: device.id } : {}),
      }
      return ok({ actor, person })
    })
  }

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, i) => byte === other[i])
