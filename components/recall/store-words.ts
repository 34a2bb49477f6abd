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
    short: 'Responded to an older version',
    title: 'Reopened: the recall changed after the store responded',
    text: 'A later version added lots that its response doesn’t cover. The response is kept but no longer counts, even if those lots were removed again.',
  },
  late_shipment: {
    short: 'More arrived after the response',
    title: 'Reopened: more product arrived after the store responded',
    text: 'Recalled product was shipped to this store after its response. The response is kept but no longer counts.',
  },
  sale: {
    short: 'Sold after the response',
    title: 'Reopened: recalled product was sold after the store responded',
    text: 'Packs were still on sale. The response is kept but no longer counts.',
  },
  receipt: {
    short: 'Delivery after the response',
    title: 'Reopened: a delivery arrived after the store responded',
    text: 'The response doesn’t cover what was delivered. It’s kept but no longer counts.',
  },
  transfer_in: {
    short: 'Transfer after the response',
    title: 'Reopened: packs were transferred from another store after the store responded',
    text: 'The response doesn’t cover them. It’s kept but no longer counts.',
  },
  customer_return: {
    short: 'Customer return after the response',
    title: 'Reopened: a customer returned product after the store responded',
    text: 'No one has reported that it was quarantined. The response is kept but no longer counts.',
  },
}

/** Why an answer counts no longer. */
export const OVERTAKEN_WORDS: Record<ReopenedReason | 'taken_back', string> = {
  taken_back: 'the store undid it',
  scope_extended: 'the recall’s lots changed later',
  late_shipment: 'more arrived later',
  sale: 'some were sold later',
  receipt: 'a delivery arrived later',
  transfer_in: 'packs were transferred in later',
  customer_return: 'a customer returned some later',
}

export const DELIVERY_LOOKS: Record<string, { word: string; tone: Tone }> = {
  pending: { word: 'Pending', tone: 'waiting' },
  sending: { word: 'Sending', tone: 'waiting' },
  accepted: { word: 'Accepted by the provider', tone: 'info' },
  delivered: { word: 'Delivered', tone: 'info' },
  failed: { word: 'Failed', tone: 'danger' },
  unknown: { word: 'Unconfirmed, will be resent', tone: 'waiting' },
  superseded: { word: 'No longer needed', tone: 'neutral' },
  parked: { word: 'Waiting for the provider', tone: 'waiting' },
}

export const ANSWER_WORDS: Record<StoreAnswer['kind'], string> = {
  acknowledged: 'Acknowledged',
  // Its lines, and the doubts above them, say how much of it is off sale.
  removed: 'Reported',
  not_affected: 'Not affected',
  needs_help: 'Can’t do this',
}

export const DOUBT_WORDS: Record<Doubt, { title: string; text: string }> = {
  answers_differ: {
    title: 'Two phones at this store disagree',
    text: 'Both responses are kept below. The later count is used until someone at the store decides which is right. Ask them.',
  },
  photo_used_before: {
    title: 'A photo was sent before',
    text: 'It’s the same picture as an earlier one, or looks like it. The source is shown below the photo. Ask for a new one.',
  },
  sold_since: {
    title: 'Sold at the register after the store was notified',
    text: 'Recalled packs, or packs whose lot the register can’t identify, were sold. Call the store: some may still be on the shelf.',
  },
  not_put_aside: {
    title: 'Found but not taken off sale',
    text: 'By the store’s own count, some units found were not quarantined, destroyed or returned. They may still be sold. Call the store and ask where they are.',
  },
  recalled_scanned: {
    title: 'Reported none, but recalled packs were scanned',
    text: 'Phones at this store scanned packs of this recall as REMOVE. See the scans below. Ask where those packs are.',
  },
  checks_left: {
    title: 'Scanned packs still need a look',
    text: 'The scanner couldn’t rule these packs in or out, and the report doesn’t say what came of them. See the scans below, and ask the store which lot each pack has.',
  },
  photo_missing: {
    title: 'No photo, though a step asks for one',
    text: 'Nothing shows what was set aside. Ask the store for a photo, or check by a visit.',
  },
  fast_at_night: {
    title: 'Acknowledged within seconds at night',
    text: 'Someone may have tapped without reading. Call the store to confirm that someone is on it.',
  },
  none_found: {
    title: 'Nothing found despite stock',
    text: 'Units were shipped to the store, or counted there when it was notified, and it found none. Ask where they went.',
  },
  fewer_found: {
    title: 'Fewer found than were on hand',
    text: 'The store had more units when it was notified than it found or sold. The rest may still be on the shelf. Call the store and ask where they are.',
  },
  none_of_shipped: {
    title: 'Reported not affected, but product was shipped there',
    text: 'The store reports that it has none. All of it may have been sold, or no one found it. Ask which.',
  },
  unexplained: {
    title: 'Some units are unaccounted for',
    text: 'Units found and sold don’t add up to units shipped. Units may have been sold before the recall. If more were found and sold than shipped, a number is wrong.',
  },
}
