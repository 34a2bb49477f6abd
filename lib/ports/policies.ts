import type { DeadlineSettings } from '#lib/domain/notice/clocks.ts'
import type { KnowledgeMinutes } from '#lib/domain/scan/knowledge.ts'
import type { DeliveryPolicy } from '#lib/domain/delivery/delivery-policy.ts'

export type PolicyRows = {
  saveKnowledge(limits: KnowledgeMinutes, by: string, at: Date): Promise<void>
  saveDeadlines(deadlines: DeadlineSettings, by: string, at: Date): Promise<void>
  saveDelivery(policy: DeliveryPolicy, by: string, at: Date): Promise<void>
}
