import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import type { Language } from '#lib/domain/identity/language.ts'
import type { NoticeState } from '#lib/domain/notice/lifecycle.ts'
import { dueAt, isOverdue, runningClock, type NoticeClock } from '#lib/domain/notice/clocks.ts'
import { isLeftOnSale } from '#lib/domain/notice/exceptions.ts'
import { isAsked, isUnanswered } from '#lib/domain/notice/lifecycle.ts'
import { takesReports } from '#lib/domain/notice/report.ts'
import type { RecallStatus } from '#lib/domain/recall/lifecycle.ts'
import type { Priority, RecallContent, RecallKind } from '#lib/domain/recall/recall.ts'
import { textsFor } from '#lib/domain/recall/texts.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Readable } from '#lib/adapters/prisma/database.ts'
import { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import { DUE_AT } from '#lib/adapters/prisma/notice-clocks.ts'

import { iso, permittedRead } from '../query.ts'
import { linePictures, type TaskLine } from './task-line.ts'

export type InboxItem = {
  noticeId: string
  number: string
  title: string
  /** That the title is really in. */
  language: Language
  kind: RecallKind
  priority: Priority
  state: NoticeState
  /** The clock that runs; null: nothing more is wanted for now. */
  clock: NoticeClock | null
  /** When it runs out. */
  dueAt: string
  overdue: boolean
  /** The first of what is meant, and how many more lines there are. */
  first: TaskLine | null
  more: number
  /** Why no answer is wanted any more, of a store that had not given one or was stood down. */
  ended: 'stood_down' | 'closed' | null
  /** Taken on or given up for now, and not done: what was found has not been said yet, or is still on sale. */
  toReport: boolean
  /** Units that its report leaves on sale. */
  leftOnSale: number
}

export type StoreInbox = {
  store: { number: string; name: string; timezone: string }
  waiting: InboxItem[]
  /** Of recalls that are open still. */
  done: InboxItem[]
  /** Of recalls that are closed, the latest first, page by page. */
  closed: InboxItem[]
  olderThan: string | null
}

type Judged = 'clock' | 'dueAt' | 'overdue' | 'ended' | 'toReport'
type Row = Omit<InboxItem, Judged | 'first' | 'title' | 'language'> & {
  recallId: string
  texts: Pick<RecallContent, 'title' | 'hazard' | 'instructions' | 'translations'>
  line: Omit<TaskLine, 'productName' | 'picture'> | null
  productName: string | null
  acknowledgeBy: Date
  reportBy: Date
  stoodDownAt: Date | null
  recallStatus: RecallStatus
}

const CLOSED_PAGE = 20

const ITEMS = Prisma.sql`
  SELECT n.id AS "noticeId", r.number, r.kind, r.priority, n.state, n.acknowledge_by AS "acknowledgeBy",
         n.report_by AS "reportBy", n.stood_down_at AS "stoodDownAt", n.left_on_sale AS "leftOnSale", r.status AS "recallStatus", r.id AS "recallId",
         v.content #> '{scope,0}' AS line, v.content -> 'productNames' ->> (v.content #>> '{scope,0,gtin}') AS "productName",
         greatest(jsonb_array_length(v.content -> 'scope') - 1, 0) AS more,
         jsonb_build_object('title', v.content -> 'title', 'hazard', v.content -> 'hazard',
           'instructions', v.content -> 'instructions', 'translations', v.content -> 'translations') AS texts
  FROM notice n
  JOIN recall r ON r.tenant_id = n.tenant_id AND r.id = n.recall_id
  JOIN recall_version v ON v.tenant_id = n.tenant_id AND v.recall_id = n.recall_id AND v.version = n.version`

type Filter = { now: Date; language: Language; closedBefore?: string | undefined }

const IN_HAND: ReadonlySet<NoticeState> = new Set(['acknowledged', 'needs_help'])

/** All that this store has to do, the most pressing first, and what it has done; closed recalls page by page. */
export const storeInbox = async (
  db: Readable,
  actor: PersonActor,
  { now, language, closedBefore }: Filter,
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
    const here = Prisma.sql`n.tenant_id = ${tenantId}::uuid AND n.store_id = ${storeId}::uuid`
    // Whatever is open, however much: a task that is left out is a task that nobody does.
    const open = await tx.$queryRaw<Row[]>`
      ${ITEMS} WHERE ${here} AND r.status IN ('issued', 'closing')
      ORDER BY r.kind = 'drill', r.priority, ${DUE_AT}, n.id`
    const before = closedBefore ? Prisma.sql`AND n.id < ${closedBefore}::uuid` : Prisma.empty
    const closed = await tx.$queryRaw<Row[]>`
      ${ITEMS} WHERE ${here} AND r.status = 'closed' ${before} ORDER BY n.id DESC LIMIT ${CLOSED_PAGE + 1}`
    const shown = [...open, ...closed.slice(0, CLOSED_PAGE)]
    const pictures = await linePictures(
      tx,
      tenantId,
      shown.map(({ recallId }) => recallId),
      shown.flatMap(({ line }) => line ?? []),
    )
    const itemOf = (row: Row) => toItem(row, { pictures, now, language })
    const items = open.map((row) => ({ item: itemOf(row), asked: isAsked(row) }))
    return ok({
      store,
      waiting: items.filter(({ asked }) => asked).map(({ item }) => item),
      done: items
        .filter(({ asked }) => !asked)
        .map(({ item }) => item)
        .toSorted((a, b) => b.dueAt.localeCompare(a.dueAt)),
      closed: closed.slice(0, CLOSED_PAGE).map(itemOf),
      olderThan: closed.length > CLOSED_PAGE ? (closed[CLOSED_PAGE - 1]?.noticeId ?? null) : null,
    })
  })
}

type Reading = { pictures: Awaited<ReturnType<typeof linePictures>>; now: Date; language: Language }

const toItem = (row: Row, { pictures, now, language }: Reading): InboxItem => {
  const { noticeId, number, kind, priority, state, more, stoodDownAt, recallStatus, line, productName } = row
  const texts = textsFor(row.texts, language)
  const takes = stoodDownAt === null && takesReports(recallStatus)
  return {
    noticeId,
    number,
    title: texts.title,
    language: texts.language,
    kind,
    priority,
    state,
    more,
    first: line && { ...line, productName, picture: pictures.get(line.pictureId ?? '') ?? null },
    clock: takes ? runningClock(row.state) : null,
    dueAt: iso(dueAt(row)),
    overdue: takes && isOverdue(row, now),
    ended: endedBecause(row),
    toReport: (IN_HAND.has(row.state) || isLeftOnSale(row)) && takes,
    leftOnSale: takes && isLeftOnSale(row) ? row.leftOnSale : 0,
  }
}

const endedBecause = ({
  state,
  stoodDownAt,
  recallStatus,
}: Pick<Row, 'state' | 'stoodDownAt' | 'recallStatus'>): InboxItem['ended'] => {
  if (stoodDownAt) return 'stood_down'
  return isUnanswered(state) && recallStatus !== 'issued' ? 'closed' : null
}
