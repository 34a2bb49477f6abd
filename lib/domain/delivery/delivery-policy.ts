/** How a retailer wants its messages sent, as far as it may say so: what is of high priority is never held back by it. */
export type DeliveryPolicy = {
  /** When low and medium wait: while the store is closed, or never. */
  quiet: 'opening_hours' | 'none'
  /** How many messages that are not of high priority one contact gets in ten minutes. */
  perContact: number
  /** US cents a month for text messages; above it only high priority goes on. Null: no limit. */
  smsLimit: number | null
}

export const DEFAULT_POLICY: DeliveryPolicy = { quiet: 'opening_hours', perContact: 10, smsLimit: null }
