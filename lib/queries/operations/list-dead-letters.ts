import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { DeadLetterView, Page } from '#lib/contracts/views.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'
import { ok } from '#lib/domain/result.ts'

import { fromCursor, ID, pageOf } from '../cursor.ts'
import { iso, permittedRead, type Query } from '../query.ts'

type Filter = { queue?: Priority | undefined; limit: number; cursor?: string | undefined }

/** Messages that a queue gave up on and nobody has decided about, the newest first. */
export const listDeadLetters: Query<Filter, Page<DeadLetterView>> = async (
  db,
  actor,
  { queue, limit, cursor },
) => {
  const allowed = permittedRead(actor, 'operations:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const before = fromCursor(cursor, ID)
  return withTenant(db, actor, async (tx) => {
    const rows = await tx.deadLetter.findMany({
      where: {
        tenantId,
        state: 'waiting',
        ...(queue ? { queue } : {}),
        ...(before ? { id: { lt: before } } : {}),
      },
      orderBy: { id: 'desc' },
      take: limit + 1,
      omit: { tenantId: true, state: true },
    })
    const toView = (row: (typeof rows)[number]): DeadLetterView => ({
      id: row.id,
      queue: row.queue,
      type: row.type,
      reason: row.reason,
      body: row.body,
      messageId: row.messageId,
      receiveCount: row.receiveCount,
      firstSeenAt: iso(row.firstSeenAt),
      lastSeenAt: iso(row.lastSeenAt),
    })
    return ok(pageOf(rows, limit, ({ id }) => id, toView))
  })
}
