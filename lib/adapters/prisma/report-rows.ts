import type { Gtin } from '#lib/domain/catalog/gtin.ts'
import { leftOnSale, type ReportLine } from '#lib/domain/notice/counted-line.ts'
import type { StandingReport } from '#lib/domain/notice/standing-report.ts'
import type { Random } from '#lib/ports/clock.ts'
import type { NoticeRows, StoreReport } from '#lib/ports/notices.ts'

import type { TransactionClient } from './database.ts'
import type { Prisma } from './generated/client.ts'
import { seenBy } from './seen-by.ts'

type ReportRows = Pick<NoticeRows, 'report' | 'standing' | 'takeBack'>

/** What a store reports, and what it takes back. Answers are only ever added. */
export const reportRows = (tx: TransactionClient, tenantId: string, random: Random): ReportRows => ({
  report: async (id, report) => {
    const storeId = report.counts
      ? await moveTo(tx, tenantId, id, report)
      : (await tx.notice.findFirst({ where: { id, tenantId }, select: { storeId: true } }))?.storeId
    if (!storeId) return
    const { state: _, counts: __, lines, photos, ...said } = report
    const response = { id: random.id(), tenantId, noticeId: id, storeId, ...said }
    await tx.response.create({ data: response })
    const { id: responseId } = response
    await tx.responseLine.createMany({
      data: lines.map((line, position) => ({ ...line, tenantId, responseId, storeId, position })),
    })
    await tx.responseEvidence.createMany({
      data: photos.map((evidenceId, position) => ({ tenantId, responseId, evidenceId, storeId, position })),
    })
  },

  standing: async (id) => {
    const notice = await tx.notice.findFirst({
      where: { id, tenantId },
      select: { reopenedVersion: true, reopenedAt: true },
    })
    const rows = await tx.response.findMany({
      where: {
        tenantId,
        noticeId: id,
        withdrawal: null,
        version: { gte: notice?.reopenedVersion ?? 1 },
        ...(notice?.reopenedAt ? { at: { gte: notice.reopenedAt } } : {}),
      },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      include: PARTS,
    })
    return {
      reports: rows.flatMap(toStanding),
      acknowledged: rows.some(({ kind }) => kind === 'acknowledged'),
    }
  },

  takeBack: async (id, { responseId, by, at, state, before }) => {
    const [row] = await tx.$queryRaw<{ storeId: string }[]>`
      UPDATE notice n SET state = ${state}::notice_state, answered_version = ${before?.version ?? null}::int,
             help_asked_at = CASE WHEN ${state} = 'needs_help' THEN n.help_asked_at END,
             left_on_sale = ${leftOnSale(before?.lines ?? [])},
             reported_at = CASE WHEN ${state} = 'reported' THEN ${before?.at ?? null}::timestamptz END,
             acknowledged_at = CASE WHEN ${state} <> 'seen' THEN n.acknowledged_at END,
             acknowledged_by = CASE WHEN ${state} <> 'seen' THEN n.acknowledged_by END,
             acknowledged_via = CASE WHEN ${state} <> 'seen' THEN n.acknowledged_via END
      WHERE n.tenant_id = ${tenantId}::uuid AND n.id = ${id}::uuid
      RETURNING n.store_id AS "storeId"`
    if (row)
      await tx.responseWithdrawal.create({ data: { tenantId, responseId, storeId: row.storeId, by, at } })
  },
})

// Whoever reports has taken it on.
const moveTo = async (
  tx: TransactionClient,
  tenantId: string,
  id: string,
  { state, at, by, via, version, lines }: StoreReport,
): Promise<string | undefined> => {
  const [row] = await tx.$queryRaw<{ storeId: string }[]>`
    UPDATE notice SET state = ${state}::notice_state, seen_at = coalesce(seen_at, ${seenBy(via, at)}), answered_version = ${version},
                      acknowledged_at = coalesce(acknowledged_at, ${at}), acknowledged_by = coalesce(acknowledged_by, ${by}),
                      acknowledged_via = coalesce(acknowledged_via, ${via}),
                      help_asked_at = CASE WHEN ${state} = 'needs_help' THEN ${at}::timestamptz END,
                      left_on_sale = ${leftOnSale(lines)},
                      reported_at = CASE WHEN ${state} = 'reported' THEN ${at}::timestamptz END
    WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid
    RETURNING store_id AS "storeId"`
  return row?.storeId
}

const PARTS = {
  lines: { orderBy: { position: 'asc' } },
  photos: { select: { evidenceId: true } },
} as const satisfies Prisma.ResponseInclude
type Row = Prisma.ResponseGetPayload<{ include: typeof PARTS }>

const toStanding = ({ kind, lines, photos, ...row }: Row): StandingReport[] => {
  if (kind === 'acknowledged') return []
  const { id, version, by, at, observedAt, phone, unawareOf, note } = row
  const named = photos.map(({ evidenceId }) => evidenceId)
  const report = { id, kind, version, by, at, observedAt, phone, unawareOf, note, photos: named }
  return [{ ...report, lines: lines.map(toLine) }]
}

const toLine = ({
  gtin,
  lot,
  onHandAtNotice,
  found,
  quarantined,
  destroyed,
  returned,
  sold,
  places,
}: Row['lines'][number]): ReportLine => ({
  // Written by us from a parsed report.
  gtin: gtin as Gtin,
  lot,
  onHandAtNotice,
  found,
  quarantined,
  destroyed,
  returned,
  sold,
  ...(places ? { places: places as ReportLine['places'] } : {}),
})
