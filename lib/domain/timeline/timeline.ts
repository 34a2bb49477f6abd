import type { Attachment } from '../attachment/attachment.ts'
import { minutes } from '../duration.ts'

// What happened to a recall, as its leaves tell it. Times are ISO texts.

export const TIMELINE_SHOWS = ['everything', 'decisions', 'stores', 'messages', 'comments'] as const
export type TimelineShow = (typeof TIMELINE_SHOWS)[number]
export type TimelineKind = Exclude<TimelineShow, 'everything'>

/** What people ordered to be sent, and what came of sending it; every other step of a recall is a decision. */
export const MESSAGE_ACTIONS = [
  'recall.applied',
  'recall.not_issued',
  'recall.stores_reminded',
  'recall.stores_escalated',
  'delivery.failed',
  'delivery.superseded',
  'delivery.unknown',
] as const

export const kindOf = (action: string): TimelineKind => {
  if (action.startsWith('notice.')) return 'stores'
  if (action.startsWith('comment.') || action.startsWith('attachment.')) return 'comments'
  return (MESSAGE_ACTIONS as readonly string[]).includes(action) ? 'messages' : 'decisions'
}

/**
 * From how many on the same thing within one hour is told in one line; null: always one by one. What one person decided
 * is never summed up.
 */
export const togetherFrom = (action: string): number | null => {
  if (action === 'recall.edited') return 2
  return action.startsWith('notice.') ? 4 : null
}

export const together = (action: string, count: number): boolean => {
  const from = togetherFrom(action)
  return from !== null && count >= from
}

/** One leaf; or several that tell the same of one hour, with nothing from the desk in between. */
export type Happening = {
  key: string
  /** Of several, the last; `since` is the first. */
  at: string
  since: string
  /** When the database wrote it, where that is another time than `at`. */
  recordedAt: string | null
  action: string
  count: number
  /** How many stores that was; of one leaf, its own. */
  stores?: number
  /** Who did it, by name; null when nobody did it or several. */
  who: string | null
  store: { number: string; name: string } | null
  data: Record<string, unknown>
}

export type TimelineEntry = Happening & {
  kind: TimelineKind
  /** Said with a comment: its text, who is meant by its mentions, and the files that came with it. */
  comment: {
    body: string
    mentions: { id: string; name: string }[]
    files: Pick<Attachment, 'id' | 'name' | 'mediaType' | 'bytes'>[]
  } | null
  /** The single ones, when this entry stands for several and was opened. */
  lines: Happening[]
}

export type Timeline = {
  entries: TimelineEntry[]
  /** Where the older ones begin; null when there are none. */
  nextCursor: string | null
  asOf: string
}

// Servers agree to a fraction of a second; a large import takes some between saying and writing.
const CLOCKS_AGREE_WITHIN = minutes(1)

/** Whether the time that a service told is not the one at which the database wrote it: its clock was wrong, or it lied. */
export const clocksDiffer = (at: Date, recordedAt: Date): boolean =>
  Math.abs(recordedAt.getTime() - at.getTime()) > CLOCKS_AGREE_WITHIN

/** Newest first; what happened at one instant stands in one order always. */
export const newestFirst = (a: Happening, b: Happening): number =>
  b.at.localeCompare(a.at) || b.key.localeCompare(a.key)
