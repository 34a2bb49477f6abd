/** What a provider tells us about a message after it took it, and what each means for its contact. */
export const PROVIDER_EVENT_PROMISE = {
  delivered: 'It is in the mailbox or on the phone. A doubt whether it was sent is resolved.',
  bounced: 'The mailbox does not exist, or the number is no phone: nothing will ever arrive there.',
  soft_bounced: 'A full mailbox, a phone that is off: the provider tries on by itself. Only recorded.',
  complained: 'The reader called it spam: the provider will not write there again.',
  opted_out: 'The phone refuses our messages.',
  endpoint_disabled: 'The app was removed, or its token is not valid any more.',
  address_gone: 'The provider refused the address when it was handed the message.',
  undelivered: 'It did not arrive this time; the next message may.',
} as const

export type ProviderEventType = keyof typeof PROVIDER_EVENT_PROMISE

/** One report, whoever it came from. */
export type HeardEvent = {
  type: ProviderEventType
  providerMessageId: string
  /** Our own number of the message, where the provider hands it back. */
  messageId: string | null
  reason: string | null
  happenedAt: Date
}

/** Why a contact is not written to any more after this; null: it stays in use. */
export const DISABLES = {
  delivered: null,
  bounced: 'bounce',
  soft_bounced: null,
  complained: 'complaint',
  opted_out: 'opted_out',
  endpoint_disabled: 'endpoint_disabled',
  address_gone: 'address_gone',
  undelivered: null,
} as const satisfies Record<ProviderEventType, string | null>

/** They change nothing for the worse, so many are applied at once. */
export const HARMLESS = ['delivered', 'soft_bounced'] as const satisfies ProviderEventType[]
