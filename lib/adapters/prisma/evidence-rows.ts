import { bandsOf } from '#lib/domain/evidence/difference-hash.ts'
import type { EvidenceRows } from '#lib/ports/evidence.ts'

import type { TransactionClient } from './database.ts'

export const evidenceRows = (tx: TransactionClient, tenantId: string): EvidenceRows => ({
  ground: async (noticeId, storeId) => {
    const notice = await tx.notice.findFirst({
      where: { tenantId, id: noticeId, storeId },
      select: {
        recallId: true,
        store: { select: { number: true } },
        recall: { select: { priority: true } },
        _count: { select: { evidence: true } },
      },
    })
    if (!notice) return null
    const { recallId, store, recall, _count } = notice
    const { priority } = recall
    return { noticeId, recallId, storeId, storeNumber: store.number, priority, photos: _count.evidence }
  },

  find: (id, storeId) =>
    tx.evidence.findFirst({
      where: { tenantId, id, storeId },
      select: { sha256: true, noticeId: true, receivedAt: true },
    }),

  keep: async ({ noticeId, storeId }, evidence) => {
    const { look } = evidence
    const [band0, band1, band2, band3, band4] = look === null ? [] : bandsOf(look)
    const bands = { band0, band1, band2, band3, band4 }
    const { count } = await tx.evidence.createMany({
      data: [{ ...evidence, ...bands, tenantId, noticeId, storeId }],
      skipDuplicates: true,
    })
    return count === 1
  },

  known: async (noticeId, ids) => {
    if (ids.length === 0) return new Set()
    const rows = await tx.evidence.findMany({
      where: { tenantId, noticeId, id: { in: [...ids] } },
      select: { id: true },
    })
    return new Set(rows.map(({ id }) => id))
  },
})
