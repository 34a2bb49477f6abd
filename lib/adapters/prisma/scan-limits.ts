import { KNOWLEDGE_LIMITS, knowledgeLimits, type KnowledgeLimits } from '#lib/domain/scan/knowledge.ts'

import type { TransactionClient } from './database.ts'

/** How long knowledge holds at this retailer. */
export const scanLimits = async (tx: TransactionClient, tenantId: string): Promise<KnowledgeLimits> => {
  const set = await tx.scanPolicy.findUnique({
    where: { tenantId },
    select: { anyMinutes: true, urgentMinutes: true },
  })
  return set ? knowledgeLimits(set) : KNOWLEDGE_LIMITS
}
