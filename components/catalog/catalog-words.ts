import type { Tone } from '#components/ui/tone.ts'

export const CHANNEL_WORDS = {
  email: 'E-mail',
  sms: 'SMS',
  push: 'Push',
  teams: 'Teams',
  webhook: 'Webhook',
} as const

export const CONTACT_KIND_WORDS = {
  on_duty: 'On duty',
  after_hours: 'After hours',
  escalation: 'Escalation',
} as const

export const LANGUAGE_WORDS = { en: 'English', es: 'Español', fr: 'Français' } as const

/** The least urgent that a contact hears of. */
export const LEAST_PRIORITY_WORDS = {
  low: 'Everything',
  medium: 'High and medium priority',
  high: 'High priority only',
} as const

export const DAY_WORDS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const

/** Why an address is not used any more. */
export const DISABLED_WORDS: Record<string, string> = {
  bounce: 'Bounced',
  complaint: 'Complained',
  opted_out: 'Wants no texts',
  endpoint_disabled: 'App is gone',
  address_gone: 'Refused by the provider',
  removed: 'Removed',
}

export const CONTACT_STATUS_OPTIONS = [
  { value: '', label: 'Any contacts' },
  { value: 'none', label: 'No contact that works' },
  { value: 'unverified', label: 'None was ever verified' },
  { value: 'removed', label: 'Given up' },
]

export const FAULT_WORDS = {
  unreachable: 'Nobody can be told',
  disabled: 'Out of use',
  silent: 'Silent',
  unverified: 'Never verified',
} as const

/** What became of a test message. */
export const TEST_WORDS: Record<string, { word: string; tone: Tone }> = {
  pending: { word: 'On its way', tone: 'waiting' },
  sending: { word: 'On its way', tone: 'waiting' },
  accepted: { word: 'Accepted by the provider', tone: 'info' },
  delivered: { word: 'Delivered', tone: 'verified' },
  failed: { word: 'Failed', tone: 'danger' },
  unknown: { word: 'Nobody knows', tone: 'waiting' },
}
