import type { Actor } from '#lib/domain/identity/actor.ts'
import { may, type Place, type Verb } from '#lib/domain/identity/permissions.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'

/** Asked first by every use case. */
export const permitted = (actor: Actor, verb: Verb, place?: Place): Result<null> =>
  may(actor, verb, place) ? ok(null) : rejected('FORBIDDEN', 'Your role or API key doesn’t allow this.')

/** The person behind an actor, for what only people can do. */
export const personOf = (actor: Actor): string | null =>
  actor.kind === 'person' || actor.kind === 'key' ? actor.personId : null
