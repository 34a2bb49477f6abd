import 'server-only'

import { setLadders } from '#lib/adapters/prisma/ladder-rows.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { DEFAULT_LADDERS, type Ladder, type LadderName } from '#lib/domain/escalation/ladder.ts'
import { ok } from '#lib/domain/result.ts'

import { isoOrNull, permittedRead, type Query } from '../query.ts'

export type LadderSettings = {
  name: LadderName
  /** Null: drills go by the ladder of their priority. */
  ladder: Ladder | null
  /** 0: nobody has set one, the built-in one holds. */
  version: number
  savedAt: string | null
  savedBy: string | null
}

/** One ladder as it holds for what is issued next, and since when. */
export const ladderSettings: Query<{ name: LadderName }, LadderSettings> = async (db, actor, { name }) => {
  const allowed = permittedRead(actor, 'policy:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const set = await setLadders(tx, tenantId)
    const newest = await tx.escalationLadder.findFirst({
      where: { tenantId, name },
      orderBy: { version: 'desc' },
      select: { version: true, savedAt: true, savedBy: true },
    })
    const by =
      newest &&
      (await tx.person.findFirst({ where: { tenantId, id: newest.savedBy }, select: { name: true } }))
    const builtIn = name === 'drill' ? null : DEFAULT_LADDERS[name]
    return ok({
      name,
      ladder: set[name] ?? builtIn,
      version: newest?.version ?? 0,
      savedAt: isoOrNull(newest?.savedAt ?? null),
      savedBy: by?.name ?? null,
    })
  })
}
