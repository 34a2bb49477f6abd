import type { RecallContent } from '#lib/domain/recall/recall.ts'
import type { ScanRows } from '#lib/ports/scans.ts'

import { chainLots } from './chain-lots.ts'
import type { TransactionClient } from './database.ts'
import { recallsOfPacks } from './recalled-lines.ts'

export const scanRows = (tx: TransactionClient, tenantId: string): ScanRows => ({
  grounds: async (noticeIds) => {
    const notices = await tx.notice.findMany({
      where: { tenantId, id: { in: [...noticeIds] } },
      select: { id: true, recallId: true, storeId: true, recall: { select: { version: true } } },
    })
    if (notices.length === 0) return []
    const versions = await tx.recallVersion.findMany({
      where: { tenantId, OR: notices.map(({ recallId, recall: { version } }) => ({ recallId, version })) },
      select: { recallId: true, version: true, content: true },
    })
    return notices.map(({ id: noticeId, recall: { version }, ...notice }) => {
      const frozen = versions.find((one) => one.recallId === notice.recallId && one.version === version)
      // Frozen by us from a parsed recall; the column has no other source.
      const content = frozen?.content as unknown as Pick<RecallContent, 'scope' | 'priority'> | undefined
      return {
        noticeId,
        ...notice,
        version,
        priority: content?.priority ?? 'high',
        scope: content?.scope ?? [],
      }
    })
  },

  recallsOf: (gtins, now) => recallsOfPacks(tx, tenantId, { gtins, now }),

  shippedLots: (gtins, keys) => chainLots(tx, tenantId, gtins, keys),

  keep: async ({ noticeId, storeId }, scans, { name: by, at: receivedAt }) => {
    const { count } = await tx.scan.createMany({
      data: scans.map(({ expiresOn, ...scan }) => ({
        ...scan,
        tenantId,
        noticeId,
        storeId,
        expiresOn: expiresOn === null ? null : new Date(`${expiresOn}T00:00:00Z`),
        by,
        receivedAt,
      })),
      skipDuplicates: true,
    })
    return count
  },
})
