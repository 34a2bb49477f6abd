import type { Actor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { KnownKey } from '#lib/ports/keys.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { permitted, personOf } from '../permitted.ts'
import type { KeyNeeds } from './create-key.ts'

/** From this moment on the key opens nothing, nor does any that was made with it. Revoked twice, it is revoked. */
export const revokeKey =
  ({ transact, clock }: KeyNeeds) =>
  async (actor: Actor, id: string): Promise<Result<{ id: string; revokedAt: Date }>> => {
    const allowed = permitted(actor, 'key:manage')
    if (!allowed.ok) return allowed
    return transact(actor, async (tx) => {
      const key = await ownKey(tx, actor, id)
      if (!key) return rejected('KEY_NOT_FOUND')
      const revokedAt = key.revokedAt ?? clock.now()
      for (const over of await tx.keys.revoke(id, revokedAt))
        await tx.audit({
          action: 'key.revoked',
          subject: { type: 'api_key', id: over },
          ...(over === id ? {} : { data: { with: id } }),
        })
      return ok({ id, revokedAt })
    })
  }

/** One's own; an administrator's are all of the tenant. */
export const ownKey = async (tx: Tx, actor: Actor, id: string): Promise<KnownKey | null> => {
  const key = await tx.keys.find(id)
  const all = actor.kind === 'system' || ('role' in actor && actor.role === 'admin')
  return key && (all || key.personId === personOf(actor)) ? key : null
}
