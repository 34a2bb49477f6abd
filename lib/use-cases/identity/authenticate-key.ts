import { after, minutes } from '#lib/domain/duration.ts'
import type { KeyActor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { StoredKey } from '#lib/ports/identity.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { withLine } from './refused-secret.ts'

type Needs = Pick<Ports, 'credentialLookup' | 'digest' | 'clock' | 'transact' | 'log'>

const lastTouched = new Map<string, Date>()

/** Whose key this is. Revoked, expired, or of somebody who is not active any more: refused like an unknown one. */
export const authenticateKey =
  (ports: Needs) =>
  async (secret: string, address?: string): Promise<Result<KeyActor>> => {
    const { credentialLookup, digest, clock, transact } = ports
    const key = secret.startsWith('csk_') ? await credentialLookup.keyByHash(digest(secret)) : null
    const now = clock.now()
    const reason = refusalOf(key, now)
    if (!key || reason) {
      // Nothing that was presented is no secret that was refused.
      if (secret === '') return notValid
      const of = key ? { keyId: key.id, tenantId: key.tenantId, personId: key.person.id } : {}
      return withLine(ports, notValid, { type: 'api_key', reason: reason ?? 'unknown', address, ...of })
    }
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

const notValid = rejected('UNAUTHENTICATED', 'The API key is missing, wrong or no longer valid.')

/** Why a key opens nothing; null: it does. */
const refusalOf = (key: StoredKey | null, now: Date) => {
  if (!key) return 'unknown'
  if (key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now)) return 'over'
  return key.person.status === 'active' ? null : 'person_inactive'
}
