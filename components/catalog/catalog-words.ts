import type { Tone } from '#components/ui/tone.ts'

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
  complaint: 'Marked as spam',
  opted_out: 'Opted out of texts',
  endpoint_disabled: 'App uninstalled',
  address_gone: 'Refused by the provider',
  removed: 'Removed',
}

export const CONTACT_STATUS_OPTIONS = [
  { value: '', label: 'Any contacts' },
  { value: 'none', label: 'No working contact' },
  { value: 'unverified', label: 'None verified' },
  { value: 'removed', label: 'Inactive' },
]

export const FAULT_WORDS = {
  unreachable: 'Unreachable',
  disabled: 'Disabled',
  silent: 'No delivery reports',
  unverified: 'Never verified',
} as const

/** What became of a test message. */
export const TEST_WORDS: Record<string, { word: string; tone: Tone }> = {
  pending: { word: 'Sending', tone: 'waiting' },
  sending: { word: 'Sending', tone: 'waiting' },
  accepted: { word: 'Accepted by the provider', tone: 'info' },
  delivered: { word: 'Delivered', tone: 'verified' },
  failed: { word: 'Failed', tone: 'danger' },
  unknown: { word: 'Unknown', tone: 'waiting' },
}
