import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import type { EnteredKind } from '#lib/domain/notice/stock-entry.ts'

import { iso } from '../query.ts'

/** What somebody in the store has entered on this task since it answered. */
export type TaskEntry = {
  id: string
  kind: EnteredKind
  gtin: string
  lot: string | null
  quantity: number
  at: string
  by: string
  takenBack: boolean
}

const MOST = 20

/** The last entries of a task, and when the last of them was taken, corrections included. */
export const taskStock = async (
  tx: TransactionClient,
  tenantId: string,
  noticeId: string,
): Promise<{ entries: TaskEntry[]; enteredAt: Date | null }> => {
  const rows = await tx.stockEvent.findMany({
    where: { tenantId, noticeId },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: MOST,
    include: { corrections: { select: { id: true } } },
  })
  const entries = rows
    .filter(({ correctsId }) => correctsId === null)
    .map(({ id, kind, gtin, lot, quantity, at, by, corrections }): TaskEntry => ({
      id,
      // Nothing else is entered on a task.
      kind: kind as EnteredKind,
      gtin,
      lot,
      quantity,
      at: iso(at),
      by: by ?? '',
      takenBack: corrections.length > 0,
    }))
  return { entries, enteredAt: rows[0]?.receivedAt ?? null }
}
