import 'server-only'

import type { Readable, TransactionClient } from '#lib/adapters/prisma/database.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { LinkActor, PersonActor } from '#lib/domain/identity/actor.ts'
import { isAsked, isOverdue, type NoticeState } from '#lib/domain/notice/lifecycle.ts'
import { takesReports } from '#lib/domain/notice/report.ts'
import type { Priority, RecallContent, RecallKind } from '#lib/domain/recall/recall.ts'
import type { RecallStatus } from '#lib/domain/recall/lifecycle.ts'
import { linesLost } from '#lib/domain/recall/scope-diff.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'

import { iso, isoOrNull, permittedRead } from '../query.ts'

type TaskLine = RecallContent['scope'][number] & {
  productName: string | null
  picture: { id: string; width: number; height: number } | null
}

export type NoticeTask = {
  noticeId: string
  version: number
  state: NoticeState
  dueAt: string
  overdue: boolean
  /** An acknowledgement is still wanted. */
  waits: boolean
  acknowledgedAt: string | null
  acknowledgedBy: string | null
  reportedAt: string | null
  /** When the store last said anything that was taken. */
  answeredAt: string | null
  /** A report is still taken. */
  reports: boolean
  /** The scope shrank past this store: nothing is wanted of it any more. */
  stoodDownAt: string | null
  store: { number: string; name: string; timezone: string }
  recall: {
    number: string
    title: string
    kind: RecallKind
    priority: Priority
    status: RecallStatus
    hazard: string
    instructions: string
  }
  scope: TaskLine[]
  /** Of a store that was stood down: what was meant until then, and is not any more. */
  released: TaskLine[]
}

type Filter = { noticeId: string; now: Date }

/** One store's job in one recall, as it was ordered: from the frozen version, not from what is being edited. */
export const noticeTask = async (
  db: Readable,
  actor: PersonActor | LinkActor,
  { noticeId, now }: Filter,
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
        recall: { select: { number: true, status: true } },
        responses: { select: { at: true }, orderBy: { at: 'desc' }, take: 1 },
      },
    })
    if (!notice) return rejected('NOTICE_NOT_FOUND')
    const { recallId, version, store } = notice
    const content = await frozenContent(tx, { tenantId, recallId, version })
    if (!content) return rejected('NOTICE_NOT_FOUND')
    const earlier = notice.stoodDownAt
      ? await frozenContent(tx, { tenantId, recallId, version: version - 1 })
      : null
    const { title, kind, priority, hazard, instructions } = content
    const released = linesLost(earlier?.scope ?? [], content.scope)
    const pictures = await picturesOf(tx, tenantId, recallId, [...content.scope, ...released])
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
      dueAt: iso(notice.dueAt),
      overdue: isOverdue(notice, now),
      waits: isAsked({ ...notice, recallStatus: notice.recall.status }),
      acknowledgedAt: isoOrNull(notice.acknowledgedAt),
      acknowledgedBy: notice.acknowledgedBy,
      reportedAt: isoOrNull(notice.reportedAt),
      answeredAt: isoOrNull(notice.responses[0]?.at ?? null),
      reports: !notice.stoodDownAt && notice.state !== 'verified' && takesReports(notice.recall.status),
      stoodDownAt: isoOrNull(notice.stoodDownAt),
      store: { number: store.number, name: store.name, timezone: store.timezone },
      recall: {
        number: notice.recall.number,
        status: notice.recall.status,
        title,
        kind,
        priority,
        hazard,
        instructions,
      },
      scope: content.scope.map(shown),
      released: released.map(shown),
    })
  })
}

type Frozen = RecallContent & { productNames: Record<string, string> }

const frozenContent = async (
  tx: TransactionClient,
  where: { tenantId: string; recallId: string; version: number },
): Promise<Frozen | null> => {
  const frozen = await tx.recallVersion.findFirst({ where, select: { content: true } })
  // Frozen by us from a parsed recall; the column has no other source.
  return (frozen?.content as unknown as Frozen | undefined) ?? null
}

// With their sizes, so that nothing jumps when they arrive.
const picturesOf = async (
  tx: TransactionClient,
  tenantId: string,
  recallId: string,
  scope: RecallContent['scope'],
): Promise<Map<string, { id: string; width: number; height: number }>> => {
  const ids = scope.flatMap(({ pictureId }) => (pictureId ? [pictureId] : []))
  if (ids.length === 0) return new Map()
  const rows = await tx.attachment.findMany({
    where: { tenantId, recallId, id: { in: ids }, purpose: 'picture', state: 'ready' },
    select: { id: true, width: true, height: true },
  })
  return new Map(rows.map(({ id, width, height }) => [id, { id, width: width ?? 4, height: height ?? 3 }]))
}
