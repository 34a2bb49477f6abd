import type { RecallContent } from '#lib/domain/recall/recall.ts'
import type { ScanRows } from '#lib/ports/scans.ts'

import { chainLots } from './chain-lots.ts'
import type { TransactionClient } from './database.ts'
import { wholeChain } from './whole-chain.ts'

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

  underWay: async () => {
    const rows = await wholeChain(
      tx,
      () => tx.$queryRaw<{ recallId: string; content: Pick<RecallContent, 'scope' | 'priority'> }[]>`
        SELECT v.recall_id AS "recallId", v.content FROM recall r
        JOIN recall_version v ON v.tenant_id = r.tenant_id AND v.recall_id = r.id AND v.version = r.version
        WHERE r.tenant_id = ${tenantId}::uuid AND r.status IN ('issued', 'closing') AND r.kind <> 'drill'`,
    )
    return rows.map(({ recallId, content: { priority, scope } }) => ({ recallId, priority, scope }))
  },

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
