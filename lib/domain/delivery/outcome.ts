/** What a delivery promises in each state. */
export const DELIVERY_PROMISE = {
  pending: 'To be sent at `next_attempt_at`; a sweep wakes it even if every queue is lost.',
  sending: 'A worker holds the lease and has written the attempt. The lease ends by itself.',
  accepted: 'The provider has it, under the message id that stands beside it.',
  delivered: 'The provider says that it reached the mailbox or the phone.',
  failed: 'Final: the reason stands beside it, and nothing more is tried on this address.',
  unknown:
    'The provider may or may not have it. It is sent once more, marked as a repeat, unless the provider tells.',
  superseded: 'No longer needed: the store answered, the recall ended, or a newer version replaced it.',
  parked: 'The provider is away; it waits without spending attempts.',
} as const

/** What a channel says became of one message. */
export type SendOutcome =
  | { type: 'accepted'; providerMessageId: string }
  /** It surely has not got it; the same message may pass later. */
  | {
      type: 'retry'
      reason: string
      retryAfter?: Date
      /** It is away, not just busy with us. */ providerAtFault?: true
    }
  /** It surely will not take it: the address or the message is at fault. */
  | { type: 'failed'; reason: string; /** Nothing will ever arrive there. */ addressGone?: true }
  /** Not tried: there was no room for it, or it is not the time. */
  | { type: 'defer'; reason: string; until: Date }
  /** The connection broke after the request had left: nobody knows. */
  | { type: 'unknown'; reason: string }
