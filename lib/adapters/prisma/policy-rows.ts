import { PRIORITIES } from '#lib/domain/recall/recall.ts'
import type { PolicyRows } from '#lib/ports/policies.ts'

import type { TransactionClient } from './database.ts'

export const policyRows = (tx: TransactionClient, tenantId: string): PolicyRows => ({
  saveDeadlines: async (deadlines, savedBy, savedAt) => {
    for (const priority of PRIORITIES) {
      const row = { ...deadlines[priority], savedBy, savedAt }
      await tx.deadlinePolicy.upsert({
        where: { tenantId_priority: { tenantId, priority } },
        create: { tenantId, priority, ...row },
        update: row,
      })
    }
  },
  saveKnowledge: async (limits, savedBy, savedAt) => {
    const row = { ...limits, savedBy, savedAt }
    await tx.scanPolicy.upsert({ where: { tenantId }, create: { tenantId, ...row }, update: row })
  },
  saveDelivery: async (policy, savedBy, savedAt) => {
    const row = { ...policy, savedBy, savedAt }
    await tx.deliveryPolicy.upsert({ where: { tenantId }, create: { tenantId, ...row }, update: row })
  },
})
