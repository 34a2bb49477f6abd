/** How a retailer wants its messages sent, as far as it may say so: what is of high priority is never held back by it. */
export type DeliveryPolicy = {
  /** When low and medium wait: while the store is closed, or never. */
  quiet: 'opening_hours' | 'none'
  /** How many messages that are not of high priority one contact gets in ten minutes. */
  perContact: number
  /** US cents a month for text messages; above it only high priority goes on. Null: no limit. */
  smsLimit: number | null
}

// Who has not said so has nothing held back: a message that is late because of a rule that nobody chose is a message lost.
// So many in ten minutes only a fault can send.
export const DEFAULT_POLICY: DeliveryPolicy = { quiet: 'none', perContact: 100, smsLimit: null }
