import { after, minutes } from '#lib/domain/duration.ts'
import type { KeyActor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

type Needs = Pick<Ports, 'doorstep' | 'digest' | 'clock' | 'transact'>

const lastTouched = new Map<string, Date>()

/** Whose key this is. Revoked, expired, or of somebody who is not active any more: refused like an unknown one. */
export const authenticateKey =
  ({ doorstep, digest, clock, transact }: Needs) =>
  async (secret: string): Promise<Result<KeyActor>> => {
    const key = secret.startsWith('csk_') ? await doorstep.keyByHash(digest(secret)) : null
    const now = clock.now()
    const dead = !key || key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now)
    if (dead || key.person.status !== 'active')
      return rejected('UNAUTHENTICATED', 'The API key is missing, wrong or no longer valid.')
    const { id: personId, tenantId, name, role, storeId, regionId } = key.person
    const actor: KeyActor = {
      kind: 'key',
      tenantId,
      personId,
      name,
      role,
      storeId,
      regionId,
      keyId: key.id,
      scopes: key.scopes,
    }
    const touched = lastTouched.get(key.id)
    if (!touched || after(touched, minutes(1)) < now) {
      lastTouched.set(key.id, now)
      const system = { kind: 'system', tenantId, name: 'identity' } as const
      await transact(system, async (tx) => ok(await tx.identity.touchKey(key.id, now)))
    }
    return ok(actor)
  }
