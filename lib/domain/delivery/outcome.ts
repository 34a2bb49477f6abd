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
