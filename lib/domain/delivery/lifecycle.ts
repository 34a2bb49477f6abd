/** Each state's promise. */
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

export type DeliveryState = keyof typeof DELIVERY_PROMISE

type Transition = { from: readonly DeliveryState[]; to: DeliveryState }

/** Waits to be sent, for the first time or once more. */
const WAITING = ['pending', 'unknown', 'parked'] as const

/** Every move of a delivery. Everything from `sending` is written by the worker that holds the lease, or when that has run out. */
export const DELIVERY_TRANSITIONS = {
  claim: { from: WAITING, to: 'sending' },
  park: { from: WAITING, to: 'parked' },
  accept: { from: ['sending'], to: 'accepted' },
  put_off: { from: ['sending'], to: 'pending' },
  give_back: { from: ['sending'], to: 'parked' },
  doubt: { from: ['sending'], to: 'unknown' },
  refuse: { from: ['sending'], to: 'failed' },
  supersede: { from: ['sending'], to: 'superseded' },
  // What a provider reports later. It may be heard before the worker has written that the provider took it, or in spite of a doubt.
  arrive: { from: ['accepted', ...WAITING], to: 'delivered' },
  bounce: { from: ['accepted', 'delivered', 'failed', ...WAITING], to: 'failed' },
} as const satisfies Record<string, Transition>

export type DeliveryMove = keyof typeof DELIVERY_TRANSITIONS

/** Nothing more is done for it by itself. */
export const SETTLED_STATES = [
  'accepted',
  'delivered',
  'failed',
  'superseded',
] as const satisfies DeliveryState[]
