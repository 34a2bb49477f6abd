import type { DeadlineSettings } from '#lib/domain/notice/clocks.ts'
import type { DeliveryPolicy } from '#lib/domain/delivery/delivery-policy.ts'

export type PolicyRows = {
  saveDeadlines(deadlines: DeadlineSettings, by: string, at: Date): Promise<void>
  saveDelivery(policy: DeliveryPolicy, by: string, at: Date): Promise<void>
}
