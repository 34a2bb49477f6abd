import 'server-only'

import type { Readable } from '#lib/adapters/prisma/database.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { SystemActor } from '#lib/domain/identity/actor.ts'
import { isLive } from '#lib/domain/identity/session-life.ts'

type Filter = { ids: string[]; now: Date }

/** Those of the console's sessions that are still good: asked at once for everybody who watches the same thing. */
export const liveSessions = async (
  db: Readable,
  actor: SystemActor,
  { ids, now }: Filter,
): Promise<Set<string>> => {
  const { tenantId } = actor
  const rows = await withTenant(db, actor, (tx) =>
    tx.session.findMany({
      where: { tenantId, id: { in: ids }, surface: 'recall', person: { status: 'active' } },
      select: { id: true, lastSeenAt: true, expiresAt: true, endedAt: true },
    }),
  )
  return new Set(rows.filter((session) => isLive(session, 'recall', now)).map(({ id }) => id))
}
