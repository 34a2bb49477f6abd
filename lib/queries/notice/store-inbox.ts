import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import type { NoticeState } from '#lib/domain/notice/lifecycle.ts'
import { isOverdue, isUnanswered } from '#lib/domain/notice/lifecycle.ts'
import type { Priority, RecallKind } from '#lib/domain/recall/recall.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Readable } from '#lib/adapters/prisma/database.ts'

import { iso, permittedRead } from '../query.ts'

export type InboxItem = {
  noticeId: string
  number: string
  title: string
  kind: RecallKind
  priority: Priority
  state: NoticeState
  dueAt: string
  overdue: boolean
  products: number
}

export type StoreInbox = {
  store: { number: string; name: string; timezone: string }
  waiting: InboxItem[]
  done: InboxItem[]
}

type Row = Omit<InboxItem, 'dueAt' | 'overdue'> & { dueAt: Date }

/** What this store has to do, the most pressing first, and what it has done. */
export const storeInbox = async (
  db: Readable,
  actor: PersonActor,
  { now }: { now: Date },
): Promise<Result<StoreInbox>> => {
  const allowed = permittedRead(actor, 'notice:read')
  if (!allowed.ok) return allowed
  const { tenantId, storeId } = actor
  if (!storeId) return rejected('STORE_NOT_FOUND')
  return withTenant(db, actor, async (tx) => {
    const store = await tx.store.findFirst({
      where: { id: storeId, tenantId },
      select: { number: true, name: true, timezone: true },
    })
    if (!store) return rejected('STORE_NOT_FOUND')
    const rows = await tx.$queryRaw<Row[]>`
      SELECT n.id AS "noticeId", r.number, r.title, r.kind, r.priority, n.state, n.due_at AS "dueAt",
             (SELECT count(*)::int FROM scope_line l WHERE l.tenant_id = r.tenant_id AND l.recall_id = r.id AND l.version = n.version) AS products
      FROM notice n JOIN recall r ON r.tenant_id = n.tenant_id AND r.id = n.recall_id
      WHERE n.tenant_id = ${tenantId}::uuid AND n.store_id = ${storeId}::uuid AND r.status IN ('issued', 'closing', 'closed')
      ORDER BY r.priority, n.due_at LIMIT 200`
    const items = rows.map((row): InboxItem => ({
      ...row,
      dueAt: iso(row.dueAt),
      overdue: isOverdue(row, now),
    }))
    return ok({
      store,
      waiting: items.filter(({ state }) => isUnanswered(state)),
      done: items
        .filter(({ state }) => !isUnanswered(state))
        .toSorted((a, b) => b.dueAt.localeCompare(a.dueAt)),
    })
  })
}
