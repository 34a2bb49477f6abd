import { CHANNEL_NAMES, CHANNELS, type Channel } from '../channel/channel.ts'

export type ChannelPlan = {
  channel: Channel
  contacts: number
  sends: boolean
  minutes: number
  cost: number
}

/** Dollars for so many messages, or parts of text messages, to the cent. */
export const costOf = (channel: Channel, units: number): number =>
  Math.round(units * CHANNELS[channel].price * 100) / 100

/** What telling so many contacts takes and costs, channel by channel. */
export const planChannels = (contacts: Record<Channel, number>, smsParts: number): ChannelPlan[] =>
  CHANNEL_NAMES.map((channel) => {
    const { perMinute, sends } = CHANNELS[channel]
    const units = contacts[channel] * (channel === 'sms' ? smsParts : 1)
    const minutes = Math.ceil(units / perMinute)
    return { channel, contacts: contacts[channel], sends, minutes, cost: costOf(channel, units) }
  })
