import 'server-only'

import type { Readable } from '#lib/adapters/prisma/database.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { takesChosen } from '#lib/domain/evidence/photo.ts'
import type { LinkActor, PersonActor } from '#lib/domain/identity/actor.ts'
import type { Language } from '#lib/domain/identity/language.ts'
import { dueAt, overdueClock, runningClock, type NoticeClock } from '#lib/domain/notice/clocks.ts'
import { isAsked, isUnanswered, NOTICE_TRANSITIONS, type NoticeState } from '#lib/domain/notice/lifecycle.ts'
import { TAKE_BACK_WITHIN } from '#lib/domain/notice/standing-report.ts'
import { openAgainBecause, type ReopenedReason } from '#lib/domain/notice/reopened.ts'
import type { MovedLot } from '#lib/domain/notice/stock.ts'
import { takesReports } from '#lib/domain/notice/report.ts'
import type { Priority, RecallContent, RecallKind } from '#lib/domain/recall/recall.ts'
import type { RecallStatus } from '#lib/domain/recall/lifecycle.ts'
import { linesLost } from '#lib/domain/recall/scope-diff.ts'
import { textsFor, type ReadTexts } from '#lib/domain/recall/texts.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'

import { iso, isoOrNull, permittedRead } from '../query.ts'
import { movedLots } from '../recall/store-stock.ts'
import { frozenContent, linePictures, type TaskLine } from './task-line.ts'
import { twoAnswers, type DifferingAnswer } from './two-answers.ts'
import { taskStock, type TaskEntry } from './task-stock.ts'

export type NoticeTask = {
  noticeId: string
  version: number
  state: NoticeState
  /** The clock that runs; null: nothing more is wanted for now. */
  clock: NoticeClock | null
  /** When it runs out. */
  dueAt: string
  overdue: boolean
  acknowledgeBy: string
  reportBy: string
  asOf: string
  /** An acknowledgement is still wanted. */
  waits: boolean
  acknowledgedAt: string | null
  acknowledgedBy: string | null
  reportedAt: string | null
  /** Units that the store found and, by its own count, did not take off sale. */
  leftOnSale: number
  /** When the store last said anything that was taken. */
  answeredAt: string | null
  /** The report that was sent last, and until when it can be undone. */
  takeBack: { responseId: string; by: string; at: string; until: string } | null
  /** The undo of a report that was the last one, or that a later report overtook. */
  tookBack: {
    by: string
    at: string
    /** The report that counts: an earlier one that does so again, or one that was sent later; null: none does. */
    stands: { by: string; at: string; isLater: boolean } | null
  } | null
  /** Two answers that differ, the later one first; somebody at the store decides. */
  differing: DifferingAnswer[] | null
  /** How many HQ has, and whether one that lies on the phone is taken too. */
  photos: { sent: number; mayChoose: boolean }
  /** A report is still taken. */
  reports: boolean
  /** The scope shrank past this store: nothing is wanted of it any more. */
  stoodDownAt: string | null
  /** Why it is open again, after it had answered; of stock that moved, what did, the gravest first. */
  reopened: { because: ReopenedReason; moved: MovedLot[]; at: string | null; since: string } | null
  /** It has answered: from now on it may say that more came. */
  entersStock: boolean
  /** A delivery was entered that opens it again in a moment. */
  opensSoon: boolean
  entries: TaskEntry[]
  store: { number: string; name: string; timezone: string }
  recall: ReadTexts & { number: string; kind: RecallKind; priority: Priority; status: RecallStatus }
  scope: TaskLine[]
  /** Of a store that a wider scope opened again: what it says that the one before did not. */
  gained: TaskLine[]
  /** Of a store that was stood down: what was meant until then, and is not any more. */
  released: TaskLine[]
}

type Filter = { noticeId: string; now: Date; language: Language }

/** One store's job in one recall, as it was ordered: from the frozen version, not from what is being edited. */
export const noticeTask = async (
  db: Readable,
  actor: PersonActor | LinkActor,
  { noticeId, now, language }: Filter,
): Promise<Result<NoticeTask>> => {
  const allowed = permittedRead(actor, 'notice:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  if (!actor.storeId || (actor.kind === 'link' && actor.noticeId !== noticeId))
    return rejected('NOTICE_NOT_FOUND')
  const storeId = actor.storeId
  return withTenant(db, actor, async (tx) => {
    const notice = await tx.notice.findFirst({
      where: { id: noticeId, tenantId, storeId },
      include: {
        store: true,
        recall: { select: { number: true, status: true, priority: true } },
        responses: { select: ANSWER, orderBy: { at: 'desc' }, take: 20 },
        _count: { select: { evidence: true } },
      },
    })
    if (!notice) return rejected('NOTICE_NOT_FOUND')
    const { recallId, version, store } = notice
    const content = await frozenContent(tx, { tenantId, recallId, version })
    if (!content) return rejected('NOTICE_NOT_FOUND')
    const because = openAgainBecause(reopenedOf(notice))
    // What is new is new since the last answer, however many versions ago that was.
    const standing = notice.responses.filter(({ withdrawal }) => !withdrawal)
    const answered = because === 'scope_extended' ? (standing[0]?.version ?? null) : null
    const before = notice.stoodDownAt ? version - 1 : answered
    const earlier = before === null ? null : await frozenContent(tx, { tenantId, recallId, version: before })
    const stock = await taskStock(tx, tenantId, noticeId)
    const { kind, priority } = content
    const released = notice.stoodDownAt ? linesLost(earlier?.scope ?? [], content.scope) : []
    const gained = answered !== null && earlier ? linesLost(content.scope, earlier.scope) : []
    const pictures = await linePictures(tx, tenantId, [recallId], [...content.scope, ...released])
    const names: Record<string, string> = { ...earlier?.productNames, ...content.productNames }
    const shown = (line: RecallContent['scope'][number]): TaskLine => ({
      ...line,
      productName: names[line.gtin] ?? null,
      picture: pictures.get(line.pictureId ?? '') ?? null,
    })
    return ok({
      noticeId,
      version,
      state: notice.state,
      ...clocksOf(notice, now),
      waits: isAsked({ ...notice, recallStatus: notice.recall.status }),
      ...times(notice),
      leftOnSale: notice.leftOnSale,
      answeredAt: isoOrNull(latest(saidLast(notice.responses), stock.enteredAt)),
      differing: await twoAnswers(tx, { tenantId, noticeId }, notice),
      ...takingBack(notice, now),
      photos: { sent: notice._count.evidence, mayChoose: takesChosen(notice.recall.priority) },
      reports: !notice.stoodDownAt && notice.state !== 'verified' && takesReports(notice.recall.status),
      ...sinceAnswer({ ...notice, responses: standing }, because, stock.entries),
      store: nameOf(store),
      recall: { ...orderOf(notice.recall), kind, priority, ...textsFor(content, language) },
      scope: content.scope.map(shown),
      gained: gained.map(shown),
      released: released.map(shown),
    })
  })
}

const orderOf = ({ number, status }: Pick<NoticeTask['recall'], 'number' | 'status'>) => ({ number, status })

const nameOf = ({ number, name, timezone }: NoticeTask['store']): NoticeTask['store'] => ({
  number,
  name,
  timezone,
})

const ANSWER = {
  id: true,
  kind: true,
  by: true,
  at: true,
  version: true,
  withdrawal: { select: { by: true, at: true } },
} as const
type Answer = {
  id: string
  kind: string
  by: string
  at: Date
  version: number
  withdrawal: { by: string; at: Date } | null
}

// A report that is taken back is something that the store says, too.
const saidLast = (answers: readonly Answer[]): Date | null =>
  answers.reduce<Date | null>(
    (last, { at, withdrawal }) => latest(last, latest(at, withdrawal?.at ?? null)),
    null,
  )

/** What was sent last, as long as it can be undone; or that it was undone, until the store answers again. */
const takingBack = (
  {
    state,
    recall,
    responses: answers,
  }: Pick<Answered, 'state' | 'recall'> & { responses: readonly Answer[] },
  now: Date,
): Pick<NoticeTask, 'takeBack' | 'tookBack'> => {
  const [last] = answers
  const standing = answers.find(({ kind, withdrawal }) => kind !== 'acknowledged' && !withdrawal)
  const until = standing && new Date(standing.at.getTime() + TAKE_BACK_WITHIN)
  // Of a store that was opened again since, an earlier report counts no more.
  const open = NOTICE_TRANSITIONS.take_back_report.from.some((from) => from === state)
  const canUndo = standing && until && open && takesReports(recall.status) && now < until
  // Another report may have been sent before the undo arrived: whoever pressed it must not take that for theirs.
  const overtaken = canUndo
    ? answers.find(({ withdrawal }) => withdrawal && withdrawal.at > standing.at)
    : undefined
  const undone = last?.withdrawal ? last : overtaken
  const counts = open ? standing : undefined
  return {
    takeBack: canUndo
      ? { responseId: standing.id, by: standing.by, at: iso(standing.at), until: iso(until) }
      : null,
    tookBack: undone?.withdrawal
      ? {
          by: undone.withdrawal.by,
          at: iso(undone.withdrawal.at),
          stands: counts ? { by: counts.by, at: iso(counts.at), isLater: counts.at > undone.at } : null,
        }
      : null,
  }
}

type Clocked = Parameters<typeof dueAt>[0] & { recall: { status: RecallStatus } }

const clocksOf = (
  notice: Clocked,
  now: Date,
): Pick<NoticeTask, 'clock' | 'dueAt' | 'overdue' | 'acknowledgeBy' | 'reportBy' | 'asOf'> => ({
  clock: notice.stoodDownAt || !takesReports(notice.recall.status) ? null : runningClock(notice.state),
  dueAt: iso(dueAt(notice)),
  overdue: overdueClock(notice, now) !== null,
  acknowledgeBy: iso(notice.acknowledgeBy),
  reportBy: iso(notice.reportBy),
  asOf: iso(now),
})

const latest = (one: Date | null, other: Date | null): Date | null =>
  one && other ? (one > other ? one : other) : (one ?? other)

type Answered = {
  state: NoticeState
  stoodDownAt: Date | null
  askedAt: Date
  reopenedAt: Date | null
  reopenedBy: unknown
  recall: { status: RecallStatus }
  responses: { at: Date }[]
}

const sinceAnswer = (
  { state, stoodDownAt, askedAt, reopenedAt, reopenedBy, recall, responses }: Answered,
  because: ReopenedReason | null,
  entries: TaskEntry[],
): Pick<NoticeTask, 'reopened' | 'entersStock' | 'opensSoon' | 'entries'> => {
  const entersStock = !stoodDownAt && takesReports(recall.status) && !isUnanswered(state)
  return {
    reopened: because && {
      because,
      moved: movedLots(reopenedBy),
      at: isoOrNull(reopenedAt),
      since: iso(askedAt),
    },
    entersStock,
    opensSoon: entersStock && opensSoon(entries, responses[0]?.at),
    entries,
  }
}

const opensSoon = (entries: TaskEntry[], answeredAt: Date | undefined): boolean =>
  entries.some(
    ({ kind, takenBack, at }) =>
      kind === 'receipt' && !takenBack && at >= (answeredAt ? iso(answeredAt) : ''),
  )

// Written by us alone, in a text column.
const reopenedOf = ({ state, reopenedReason }: { state: NoticeState; reopenedReason: string | null }) => ({
  state,
  reopenedReason: reopenedReason as ReopenedReason | null,
})

type Times = Record<'acknowledgedAt' | 'reportedAt' | 'stoodDownAt', Date | null>

const times = (notice: Times & { acknowledgedBy: string | null }) => ({
  acknowledgedAt: isoOrNull(notice.acknowledgedAt),
  acknowledgedBy: notice.acknowledgedBy,
  reportedAt: isoOrNull(notice.reportedAt),
  stoodDownAt: isoOrNull(notice.stoodDownAt),
})
