import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import { putAside } from '#lib/domain/notice/counted-line.ts'
import type { ReportOutcome } from '#lib/domain/notice/report.ts'
import { proposed } from '#lib/domain/notice/standing-report.ts'

import { iso } from '../query.ts'

export type DifferingAnswer = {
  id: string
  by: string
  /** When the store saw what it says. */
  at: string
  kind: ReportOutcome
  lots: { lot: string | null; found: number; aside: number; sold: number | null }[]
  /** Seen later than the other: it counts until somebody decides. */
  proposed: boolean
}

type Since = { reopenedVersion: number | null; reopenedAt: Date | null }

/**
 * Two answers of one store that differ, the later one of which was given without knowing of the other; null when there are
 * none, or when somebody has decided by answering since.
 */
export const twoAnswers = async (
  tx: TransactionClient,
  where: { tenantId: string; noticeId: string },
  { reopenedVersion, reopenedAt }: Since,
): Promise<DifferingAnswer[] | null> => {
  const rows = await tx.response.findMany({
    where: {
      ...where,
      kind: { not: 'acknowledged' },
      withdrawal: null,
      version: { gte: reopenedVersion ?? 1 },
      ...(reopenedAt ? { at: { gte: reopenedAt } } : {}),
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    include: { lines: { orderBy: { position: 'asc' } } },
    take: 20,
  })
  const [last] = rows
  const other = rows.find(({ id }) => id === last?.unawareOf)
  if (!last || !other) return null
  const later = proposed([last, other])
  return [last, other]
    .toSorted((one) => (one === later ? -1 : 1))
    .flatMap(({ id, by, observedAt, kind, lines }): DifferingAnswer[] => {
      if (kind === 'acknowledged') return []
      const lots = lines.map((line) => ({
        lot: line.lot,
        found: line.found,
        aside: putAside(line),
        sold: line.sold,
      }))
      return [{ id, by, at: iso(observedAt), kind, lots, proposed: id === later?.id }]
    })
}
