import { minutes, seconds, type Duration } from '../duration.ts'

/** One way to reach a contact. Forms, import headers, previews, plans and the words of the desk are derived from these. */
type Facts = {
  label: string
  /** In the middle of a sentence. */
  word: string
  /** One message of it. */
  message: string
  /** The hint beside the field of its address. */
  hint: string
  /** Names of its columns as exports have them, in the languages they come in. */
  columns: string
  /** What stands between two addresses in one cell. */
  between: RegExp
  /** Whoever has the address can write there: only those who enter addresses see it whole. */
  secret: boolean
  /** False: contacts are kept and counted, and nothing is sent to them yet. */
  sends: boolean
  /** The provider refuses more than this from one address, so an urgent message waits, too. */
  atMost?: { messages: number; within: Duration }
  /** Messages (SMS: parts) a minute, for the account as a whole: an estimate before an issue, never a limit. */
  perMinute: number
  /** US dollars for each message or part. */
  price: number
}

// AWS's published defaults and list prices of 2026; a tenant's own quota may be another.
export const CHANNELS = {
  email: {
    label: 'Email',
    word: 'email',
    message: 'email',
    hint: 'One address.',
    columns: 'email,e-mail,mail,correo,correo electronico,courriel,e-mail-adresse',
    between: /[;,|\s]+/,
    secret: false,
    sends: true,
    // SES's first production quota: 14 a second.
    perMinute: 14 * 60,
    price: 0.0001,
  },
  sms: {
    label: 'SMS',
    word: 'SMS',
    message: 'text message',
    hint: 'With + and the country code: +1 312 555 0101.',
    columns: 'sms,mobile,phone,cell,telephone,movil,telefono,portable,handy,mobil,telefon',
    // A phone number has spaces of its own.
    between: /[;,|]+/,
    secret: false,
    sends: true,
    // SNS: 20 transactional messages a second; the price is of one part to the United States, without the carrier's fee.
    perMinute: 20 * 60,
    price: 0.00645,
  },
  push: {
    label: 'Push',
    word: 'push',
    message: 'push notification',
    hint: 'The device’s push token.',
    columns: 'push,push token,device',
    between: /\s+/,
    secret: true,
    sends: true,
    perMinute: 3000 * 60,
    price: 0.0000005,
  },
  teams: {
    label: 'Teams',
    word: 'Teams',
    message: 'Teams post',
    hint: 'The URL of a Teams workflow. Office connectors are retired and not accepted.',
    columns: 'teams,teams webhook,teams url',
    // An address of the web may have commas.
    between: /\s+/,
    secret: true,
    sends: true,
    // Microsoft takes so much of one workflow; each store has its own.
    atMost: { messages: 25, within: minutes(5) },
    perMinute: 100 * 60,
    price: 0,
  },
  slack: {
    label: 'Slack',
    word: 'Slack',
    message: 'Slack post',
    hint: 'The URL of a Slack incoming webhook: https://hooks.slack.com/services/…',
    columns: 'slack,slack webhook,slack url',
    between: /\s+/,
    secret: true,
    sends: true,
    // Slack takes one a second of each hook, and each store has its own.
    atMost: { messages: 1, within: seconds(1) },
    perMinute: 100 * 60,
    price: 0,
  },
  webhook: {
    label: 'Webhook',
    word: 'webhook',
    message: 'webhook call',
    hint: 'An https URL that receives our messages as JSON. Create its signing secret once it’s saved.',
    columns: 'webhook,webhook url,callback',
    between: /\s+/,
    secret: true,
    sends: true,
    perMinute: 100 * 60,
    price: 0,
  },
} as const satisfies Record<string, Facts>

export type Channel = keyof typeof CHANNELS
export const CHANNEL_NAMES = Object.keys(CHANNELS) as [Channel, ...Channel[]]

export type SendingChannel = {
  [Name in Channel]: (typeof CHANNELS)[Name]['sends'] extends true ? Name : never
}[Channel]
export const sends = (channel: string): channel is SendingChannel =>
  (CHANNELS as Record<string, Facts>)[channel]?.sends ?? false
export const SENDING_CHANNELS = CHANNEL_NAMES.filter(sends) as [SendingChannel, ...SendingChannel[]]

/** One value for each channel that sends. */
export const ofEachSendingChannel = <T>(of: (channel: SendingChannel) => T): Record<SendingChannel, T> =>
  Object.fromEntries(SENDING_CHANNELS.map((channel) => [channel, of(channel)])) as Record<SendingChannel, T>

/** One value for each channel. */
export const ofEachChannel = <T>(of: (channel: Channel) => T): Record<Channel, T> =>
  Object.fromEntries(CHANNEL_NAMES.map((channel) => [channel, of(channel)])) as Record<Channel, T>

export const CHANNEL_LABELS = ofEachChannel((channel) => CHANNELS[channel].label)

/** A channel in the middle of a sentence. */
export const channelWord = (channel: string): string =>
  (CHANNELS as Record<string, Facts>)[channel]?.word ?? channel

export const channelLabel = (channel: string): string =>
  (CHANNELS as Record<string, Facts>)[channel]?.label ?? channel

/** Those whose addresses open nothing. */
export const OPEN_CHANNELS: readonly string[] = CHANNEL_NAMES.filter((channel) => !CHANNELS[channel].secret)

/** The most that one address of this channel takes; null: its provider names no limit. */
export const takesAtMost = (channel: Channel): Facts['atMost'] | null =>
  (CHANNELS as Record<string, Facts>)[channel]?.atMost ?? null

/** Channels on which an urgent message may have to wait. */
export const LIMITED_CHANNELS = SENDING_CHANNELS.filter((channel) => takesAtMost(channel) !== null)
