import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import type { NoticeState } from '#lib/domain/notice/lifecycle.ts'
import { isAsked, isOverdue, isUnanswered } from '#lib/domain/notice/lifecycle.ts'
import { takesReports } from '#lib/domain/notice/report.ts'
import type { RecallStatus } from '#lib/domain/recall/lifecycle.ts'
import type { Priority, RecallKind } from '#lib/domain/recall/recall.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Readable } from '#lib/adapters/prisma/database.ts'

import { iso, permittedRead } from '../query.ts'
import { linePictures, type TaskLine } from './task-line.ts'

export type InboxItem = {
  noticeId: string
  number: string
  title: string
  kind: RecallKind
  priority: Priority
  state: NoticeState
  dueAt: string
  overdue: boolean
  /** The first of what is meant, and how many more lines there are. */
  first: TaskLine | null
  more: number
  /** Why no answer is wanted any more, of a store that had not given one or was stood down. */
  ended: 'stood_down' | 'closed' | null
  /** Taken on or given up for now, and not done: what was found has not been said yet. */
  toReport: boolean
}

export type StoreInbox = {
  store: { number: string; name: string; timezone: string }
  waiting: InboxItem[]
  done: InboxItem[]
}

type Row = Omit<InboxItem, 'dueAt' | 'overdue' | 'ended' | 'toReport' | 'first'> & {
  recallId: string
  line: Omit<TaskLine, 'productName' | 'picture'> | null
  productName: string | null
  dueAt: Date
  stoodDownAt: Date | null
  recallStatus: RecallStatus
}

const IN_HAND: ReadonlySet<NoticeState> = new Set(['acknowledged', 'needs_help'])

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
      SELECT n.id AS "noticeId", r.number, r.title, r.kind, r.priority, n.state, n.due_at AS "dueAt", n.stood_down_at AS "stoodDownAt",
             r.status AS "recallStatus", r.id AS "recallId", v.content #> '{scope,0}' AS line,
             v.content -> 'productNames' ->> (v.content #>> '{scope,0,gtin}') AS "productName",
             greatest(jsonb_array_length(v.content -> 'scope') - 1, 0) AS more
      FROM notice n
      JOIN recall r ON r.tenant_id = n.tenant_id AND r.id = n.recall_id
      JOIN recall_version v ON v.tenant_id = n.tenant_id AND v.recall_id = n.recall_id AND v.version = n.version
      WHERE n.tenant_id = ${tenantId}::uuid AND n.store_id = ${storeId}::uuid AND r.status IN ('issued', 'closing', 'closed')
      ORDER BY r.priority, n.due_at LIMIT 200`
    const lines = rows.flatMap(({ line }) => line ?? [])
    const pictures = await linePictures(
      tx,
      tenantId,
      rows.map(({ recallId }) => recallId),
      lines,
    )
    const items = rows.map(({ stoodDownAt, recallStatus, recallId: _, line, productName, ...row }) => {
      const notice = { ...row, stoodDownAt, recallStatus }
      const item: InboxItem = {
        ...row,
        first: line && { ...line, productName, picture: pictures.get(line.pictureId ?? '') ?? null },
        dueAt: iso(row.dueAt),
        overdue: isAsked(notice) && isOverdue(notice, now),
        ended: endedBecause(notice),
        toReport: IN_HAND.has(row.state) && stoodDownAt === null && takesReports(recallStatus),
      }
      return { item, asked: isAsked(notice) }
    })
    return ok({
      store,
      waiting: items.filter(({ asked }) => asked).map(({ item }) => item),
      done: items
        .filter(({ asked }) => !asked)
        .map(({ item }) => item)
        .toSorted((a, b) => b.dueAt.localeCompare(a.dueAt)),
    })
  })
}

const endedBecause = ({
  state,
  stoodDownAt,
  recallStatus,
}: Pick<Row, 'state' | 'stoodDownAt' | 'recallStatus'>): InboxItem['ended'] => {
  if (stoodDownAt) return 'stood_down'
  return isUnanswered(state) && recallStatus !== 'issued' ? 'closed' : null
}
