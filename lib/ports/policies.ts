import type { DeliveryPolicy } from '#lib/domain/delivery/delivery-policy.ts'

export type PolicyRows = {
  saveDelivery(policy: DeliveryPolicy, by: string, at: Date): Promise<void>
}
