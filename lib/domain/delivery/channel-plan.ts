/** How a channel carries messages: what one estimates with before an issue, never what one is held to. */
type Carrier = {
  /** Messages (SMS: parts) a minute, for the account as a whole. */
  perMinute: number
  /** US dollars for each message or part. */
  price: number
  /** False: contacts are kept and counted, and nothing is sent to them yet. */
  sends: boolean
}

// AWS's published defaults and list prices of 2026; a tenant's own quota may be another.
export const CARRIERS = {
  // SES's first production quota: 14 a second.
  email: { perMinute: 14 * 60, price: 0.0001, sends: true },
  // SNS: 20 transactional messages a second; the price is of one part to the United States, without the carrier's fee.
  sms: { perMinute: 20 * 60, price: 0.00645, sends: true },
  push: { perMinute: 3000 * 60, price: 0.0000005, sends: true },
  // 25 posts in five minutes for each connection, and each store has its own.
  teams: { perMinute: 100 * 60, price: 0, sends: true },
  webhook: { perMinute: 100 * 60, price: 0, sends: false },
} as const satisfies Record<string, Carrier>

export type PlannedChannel = keyof typeof CARRIERS
const PLANNED_CHANNELS = Object.keys(CARRIERS) as PlannedChannel[]

export type ChannelPlan = {
  channel: PlannedChannel
  contacts: number
  sends: boolean
  minutes: number
  cost: number
}

/** Dollars for so many messages, or parts of text messages, to the cent. */
export const costOf = (channel: PlannedChannel, units: number): number =>
  Math.round(units * CARRIERS[channel].price * 100) / 100

/** What telling so many contacts takes and costs, channel by channel. */
export const planChannels = (contacts: Record<PlannedChannel, number>, smsParts: number): ChannelPlan[] =>
  PLANNED_CHANNELS.map((channel) => {
    const { perMinute, sends } = CARRIERS[channel]
    const units = contacts[channel] * (channel === 'sms' ? smsParts : 1)
    const minutes = Math.ceil(units / perMinute)
    return { channel, contacts: contacts[channel], sends, minutes, cost: costOf(channel, units) }
  })
