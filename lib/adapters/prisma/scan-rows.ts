import type { RecallContent } from '#lib/domain/recall/recall.ts'
import type { ScanRows } from '#lib/ports/scans.ts'

import type { TransactionClient } from './database.ts'

export const scanRows = (tx: TransactionClient, tenantId: string): ScanRows => ({
  grounds: async (noticeIds) => {
    const notices = await tx.notice.findMany({
      where: { tenantId, id: { in: [...noticeIds] } },
      select: { id: true, recallId: true, storeId: true, version: true },
    })
    if (notices.length === 0) return []
    const versions = await tx.recallVersion.findMany({
      where: { tenantId, OR: notices.map(({ recallId, version }) => ({ recallId, version })) },
      select: { recallId: true, version: true, content: true },
    })
    return notices.map(({ id: noticeId, ...notice }) => {
      const frozen = versions.find(
        ({ recallId, version }) => recallId === notice.recallId && version === notice.version,
      )
      // Frozen by us from a parsed recall; the column has no other source.
      const content = frozen?.content as unknown as Pick<RecallContent, 'scope'> | undefined
      return { noticeId, ...notice, scope: content?.scope ?? [] }
    })
  },

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
