import { after, days } from '#lib/domain/duration.ts'
import type { Actor, ApiScope } from '#lib/domain/identity/actor.ts'
import { grants } from '#lib/domain/identity/permissions.ts'
import { ok, reject, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { permitted, personOf } from '../permitted.ts'

export type KeyNeeds = Pick<Ports, 'transact' | 'clock' | 'random' | 'digest'>

export type CreateKeyInput = {
  name: string
  scopes: ApiScope[]
  expiresAt: Date | null
  /** Whose it is; without it, of whoever asks. */
  personId?: string
}

export type ShownKey = { id: string; key: string }

const LONGEST = days(366 * 5)

/** A new key. Its secret is answered this once, and kept nowhere. It gives no scope that the key that asks for it has not. */
export const createKey =
  (ports: KeyNeeds) =>
  async (actor: Actor, { name, scopes, expiresAt, personId }: CreateKeyInput): Promise<Result<ShownKey>> => {
    const allowed = permitted(actor, 'key:manage')
    if (!allowed.ok) return allowed
    const ownerId = personId ?? personOf(actor)
    if (!ownerId) return rejected('PERSON_NOT_FOUND', 'Choose whose key it is.')
    if (actor.kind !== 'system' && ownerId !== personOf(actor)) return rejected('FORBIDDEN')
    const beyond = beyondKey(actor, scopes)
    if (beyond) return wrong('scopes', 'not_yours', beyond)
    const at = ports.clock.now()
    if (expiresAt && (expiresAt <= at || expiresAt > after(at, LONGEST)))
      return wrong('expiresAt', 'out_of_range', 'Choose a future time, at most five years ahead.')
    return ports.transact(actor, async (tx) => {
      const person = await tx.identity.person(ownerId)
      if (person?.status !== 'active') return rejected('PERSON_NOT_FOUND')
      const life = await lifeOf(tx, actor, expiresAt)
      if (!life.ok) return life
      const { madeByKeyId, ...until } = life.value
      const id = ports.random.id()
      const { key, ...secret } = newSecret(ports)
      await tx.keys.insert({ id, personId: ownerId, name, scopes, ...until, madeByKeyId, at, ...secret })
      const data = { scopes, personId: ownerId, expiresAt: until.expiresAt?.toISOString() ?? null }
      await tx.audit({ action: 'key.created', subject: { type: 'api_key', id }, data })
      return ok({ id, key })
    })
  }

type Life = { madeByKeyId: string | null; expiresAt: Date | null }

// A key that a key creates ends with it at the latest; without an end of its own, exactly then.
const lifeOf = async (tx: Tx, actor: Actor, expiresAt: Date | null): Promise<Result<Life>> => {
  if (actor.kind !== 'key') return ok({ madeByKeyId: null, expiresAt })
  const { keyId: madeByKeyId } = actor
  const maker = await tx.keys.hold(madeByKeyId)
  if (!maker || maker.revokedAt) return rejected('UNAUTHENTICATED')
  const last = maker.expiresAt
  return expiresAt && outlives(expiresAt, last)
    ? wrong(
        'expiresAt',
        'not_yours',
        `A key can’t create one that outlives it. Expires ${last?.toISOString()} at the latest.`,
      )
    : ok({ madeByKeyId, expiresAt: expiresAt ?? last })
}

/** Whether one end comes after the other; null is never. */
export const outlives = (one: Date | null, other: Date | null): boolean =>
  other !== null && (one === null || one > other)

/** Says which of these scopes a key would hand out without having them; null: none. */
export const beyondKey = (actor: Actor, scopes: readonly ApiScope[]): string | null => {
  const more = actor.kind === 'key' ? scopes.filter((scope) => !grants(actor.scopes, scope)) : []
  return more.length > 0 ? `A key can’t grant scopes it doesn’t have: ${more.join(', ')}.` : null
}

/** 256 bits, and what is kept of them. */
export const newSecret = ({ random, digest }: Pick<Ports, 'random' | 'digest'>) => {
  const key = `csk_${random.secret(32)}`
  return { key, prefix: key.slice(0, 12), secretHash: digest(key) }
}

const wrong = (path: string, code: string, message: string) =>
  reject({ code: 'VALIDATION_FAILED' as const, errors: [{ path, code, message }] })
