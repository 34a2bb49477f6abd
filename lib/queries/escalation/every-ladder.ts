import 'server-only'

import { setLadders } from '#lib/adapters/prisma/ladder-rows.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { DEFAULT_LADDERS, type Ladder, type LadderName } from '#lib/domain/escalation/ladder.ts'
import { ok } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'

/** The ladders as they hold for what is issued next; of drills null: they go by the one of their priority. */
export const everyLadder: Query<object, Record<LadderName, Ladder | null>> = async (db, actor) => {
  const allowed = permittedRead(actor, 'policy:read')
  if (!allowed.ok) return allowed
  return withTenant(db, actor, async (tx) =>
    ok({ drill: null, ...DEFAULT_LADDERS, ...(await setLadders(tx, actor.tenantId)) }),
  )
}
