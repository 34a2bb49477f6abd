import type { PolicyRows } from '#lib/ports/policies.ts'

import type { TransactionClient } from './database.ts'

export const policyRows = (tx: TransactionClient, tenantId: string): PolicyRows => ({
  saveDelivery: async (policy, savedBy, savedAt) => {
    const row = { ...policy, savedBy, savedAt }
    await tx.deliveryPolicy.upsert({ where: { tenantId }, create: { tenantId, ...row }, update: row })
  },
})
