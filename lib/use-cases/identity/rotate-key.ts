import { after, hours } from '#lib/domain/duration.ts'
import type { Actor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'

import { permitted, personOf } from '../permitted.ts'
import { beyondKey, newSecret, outlives, type KeyNeeds, type ShownKey } from './create-key.ts'
import { ownKey } from './revoke-key.ts'

/** Whoever uses the old value has this long to take the new one. */
const BOTH_GOOD_FOR = hours(24)

/** A new value of a key, shown this once. The one of before stays good for a day. */
export const rotateKey =
  (ports: KeyNeeds) =>
  async (actor: Actor, id: string): Promise<Result<ShownKey>> => {
    const allowed = permitted(actor, 'key:manage')
    if (!allowed.ok) return allowed
    return ports.transact(actor, async (tx) => {
      const known = await ownKey(tx, actor, id)
      if (!known) return rejected('KEY_NOT_FOUND')
      // The secret of somebody else's key would be a way to act as them.
      if (actor.kind !== 'system' && known.personId !== personOf(actor)) return rejected('FORBIDDEN')
      const beyond = beyondKey(actor, known.scopes)
      if (beyond) return rejected('FORBIDDEN', beyond)
      // Held, so that whoever revokes it at this moment is either waited for or seen.
      const own = actor.kind === 'key' ? await tx.keys.hold(actor.keyId) : null
      if (actor.kind === 'key' && (!own || own.revokedAt)) return rejected('UNAUTHENTICATED')
      if (outlives(known.expiresAt, own?.expiresAt ?? null))
        return rejected('FORBIDDEN', 'A key can’t rotate one that outlives it.')
      const now = ports.clock.now()
      if (known.revokedAt || (known.expiresAt && known.expiresAt <= now))
        return rejected('ILLEGAL_TRANSITION', 'This key has expired or was revoked. Create a new one.')
      const { key, ...secret } = newSecret(ports)
      await tx.keys.rotate(id, { ...secret, previousUntil: after(now, BOTH_GOOD_FOR) })
      await tx.audit({ action: 'key.rotated', subject: { type: 'api_key', id } })
      return ok({ id, key })
    })
  }
