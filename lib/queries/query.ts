import 'server-only'

import type { Readable } from '#lib/adapters/prisma/database.ts'
import type { Actor } from '#lib/domain/identity/actor.ts'
import { may, type Verb } from '#lib/domain/identity/permissions.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'

/** A read: who asks, and for what. Returns a view type; no row type of the database leaves it. */
export type Query<Filter, View> = (db: Readable, actor: Actor, filter: Filter) => Promise<Result<View>>

export const permittedRead = (actor: Actor, verb: Verb): Result<null> =>
  may(actor, verb) ? ok(null) : rejected('FORBIDDEN', 'Your role or API key doesn’t allow this.')

export const iso = (date: Date): string => date.toISOString()
export const isoOrNull = (date: Date | null): string | null => date?.toISOString() ?? null
