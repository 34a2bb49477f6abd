import type { Tone } from '#components/ui/tone.ts'
import type { Doubt } from '#lib/domain/notice/doubts.ts'
import type { ReopenedReason } from '#lib/domain/notice/reopened.ts'
import type { StoreAnswer } from '#lib/domain/notice/store-view.ts'

export const CONTACT_WORDS = {
  on_duty: 'On duty',
  after_hours: 'After hours',
  escalation: 'Escalation',
} as const

/** Why a store that had answered must answer once more. */
export const REOPENED_WORDS: Record<ReopenedReason, { short: string; title: string; text: string }> = {
  scope_extended: {
    short: 'Answered an older version',
    title: 'Open again: the recall changed after it answered',
    text: 'A later version asked it for lots that its answer says nothing of. The answer is kept, but no longer counts, even if those lots were taken out again.',
  },
  late_shipment: {
    short: 'More arrived after it answered',
    title: 'Open again: more of the product arrived after it answered',
    text: 'Recalled product was shipped to this store after its answer. The answer is kept, and counts no longer.',
  },
  sale: {
    short: 'Sold after it answered',
    title: 'Open again: recalled product was sold there after it answered',
    text: 'Packs were still on sale. The answer is kept, and counts no longer.',
  },
  receipt: {
    short: 'A delivery arrived after it answered',
    title: 'Open again: a delivery arrived after it answered',
    text: 'The answer says nothing of what was delivered. It is kept, and counts no longer.',
  },
  transfer_in: {
    short: 'Packs came from another store after it answered',
    title: 'Open again: packs came from another store after it answered',
    text: 'The answer says nothing of them. It is kept, and counts no longer.',
  },
  customer_return: {
    short: 'A customer returned some after it answered',
    title: 'Open again: a customer brought some back after it answered',
    text: 'Nobody has said that it was put into quarantine. The answer is kept, and counts no longer.',
  },
}

/** Why an answer counts no longer. */
export const OVERTAKEN_WORDS: Record<ReopenedReason | 'taken_back', string> = {
  taken_back: 'the store took it back',
  scope_extended: 'the recall asked for other lots after it',
  late_shipment: 'more arrived after it',
  sale: 'some were sold after it',
  receipt: 'a delivery arrived after it',
  transfer_in: 'packs came from another store after it',
  customer_return: 'a customer returned some after it',
}

export const CHANNEL_WORDS: Record<string, string> = {
  email: 'E-mail',
  sms: 'Phone',
  push: 'Push',
  teams: 'Teams',
  webhook: 'Webhook',
}

export const DELIVERY_LOOKS: Record<string, { word: string; tone: Tone }> = {
  pending: { word: 'To be sent', tone: 'waiting' },
  sending: { word: 'Being sent', tone: 'waiting' },
  accepted: { word: 'Accepted by the provider', tone: 'info' },
  delivered: { word: 'Delivered', tone: 'info' },
  failed: { word: 'Failed', tone: 'danger' },
  unknown: { word: 'In doubt, will be repeated', tone: 'waiting' },
  superseded: { word: 'No longer needed', tone: 'neutral' },
  parked: { word: 'Waiting for the provider', tone: 'waiting' },
}

export const ANSWER_WORDS: Record<StoreAnswer['kind'], string> = {
  acknowledged: 'Acknowledged',
  removed: 'Removed',
  not_affected: 'Not affected',
  needs_help: 'Can’t do this',
}

export const DOUBT_WORDS: Record<Doubt, { title: string; text: string }> = {
  answers_differ: {
    title: 'Two phones of this store said otherwise',
    text: 'Both answers are kept below. What was counted later counts until somebody at the store decides which is right; ask them.',
  },
  photo_used_before: {
    title: 'A photo was sent before',
    text: 'It is the same picture as one that came earlier, or looks like it; where from stands below it. Ask for a new one.',
  },
  sold_since: {
    title: 'Sold at the till after the store was told',
    text: 'Packs of what is recalled, or of a lot that the till cannot name, were sold. Call the store: some may be on the shelf still.',
  },
  not_put_aside: {
    title: 'Found, and not taken off sale',
    text: 'By the store’s own count, units were found and neither set apart, destroyed nor sent back. They may still be sold: call the store before you verify its report.',
  },
  recalled_scanned: {
    title: 'Not affected, though recalled packs were scanned there',
    text: 'Phones of this store judged packs of this recall REMOVE; the scans stand below. Ask where those packs are.',
  },
  fast_at_night: {
    title: 'Acknowledged within seconds, at night',
    text: 'Somebody may have pressed without reading. A call in the morning settles it.',
  },
  none_found: {
    title: 'Nothing found where there was stock',
    text: 'Units were shipped to the store, or counted there when it was told, and it found none. Ask where they went.',
  },
  none_of_shipped: {
    title: 'Not affected, though it was shipped there',
    text: 'The store says that it has none of it. All of it may have been sold, or nobody found it: ask which.',
  },
  unexplained: {
    title: 'Some units are not accounted for',
    text: 'What was shipped is not what was found and sold together. Units may have been sold before the recall; where more was found and sold than shipped, a number is wrong.',
  },
}
