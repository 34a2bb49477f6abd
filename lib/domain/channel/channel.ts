/** One way to reach a contact. Forms, import headers, previews, plans and the words of the desk are derived from these. */
type Facts = {
  label: string
  /** In the middle of a sentence. */
  word: string
  /** Names of its columns as exports have them, in the languages they come in. */
  columns: string
  /** What stands between two addresses in one cell. */
  between: RegExp
  /** Whoever has the address can write there: only those who enter addresses see it whole. */
  secret: boolean
  /** False: contacts are kept and counted, and nothing is sent to them yet. */
  sends: boolean
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
    columns: 'teams,teams webhook,teams url',
    // An address of the web may have commas.
    between: /\s+/,
    secret: true,
    sends: true,
    // 25 posts in five minutes for each connection, and each store has its own.
    perMinute: 100 * 60,
    price: 0,
  },
  webhook: {
    label: 'Webhook',
    word: 'webhook',
    columns: 'webhook,webhook url,callback',
    between: /\s+/,
    secret: true,
    sends: false,
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

/** One value for each channel. */
const ofEachChannel = <T>(of: (channel: Channel) => T): Record<Channel, T> =>
  Object.fromEntries(CHANNEL_NAMES.map((channel) => [channel, of(channel)])) as Record<Channel, T>

export const CHANNEL_LABELS = ofEachChannel((channel) => CHANNELS[channel].label)

/** A channel in the middle of a sentence. */
export const channelWord = (channel: string): string =>
  (CHANNELS as Record<string, Facts>)[channel]?.word ?? channel

export const channelLabel = (channel: string): string =>
  (CHANNELS as Record<string, Facts>)[channel]?.label ?? channel

/** Those whose addresses open nothing. */
export const OPEN_CHANNELS: readonly string[] = CHANNEL_NAMES.filter((channel) => !CHANNELS[channel].secret)
