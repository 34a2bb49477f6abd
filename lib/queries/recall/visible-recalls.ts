import 'server-only'

import { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import type { Actor } from '#lib/domain/identity/actor.ts'
import { seesSurprises } from '#lib/domain/drill/surprise.ts'

/** A surprise drill that is not out yet is not there for whoever may be drilled: every read of a recall asks with this. */
export const visibleTo = (actor: Actor): Prisma.RecallWhereInput =>
  seesSurprises(actor) ? {} : { NOT: { surprise: true, issuedAt: null } }

/** The same for a statement over `recall r`. */
export const visibleSql = (actor: Actor): Prisma.Sql =>
  seesSurprises(actor) ? Prisma.empty : Prisma.sql`AND NOT (r.surprise AND r.issued_at IS NULL)`
