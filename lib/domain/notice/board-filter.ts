import type { NoticeClock } from './clocks.ts'
import type { NoticeState } from './lifecycle.ts'

/** How surely a store has what is recalled, from certain to doubtful. */
export const MATCHES = ['in_scope', 'lot_unknown', 'date_unknown'] as const
export type Match = (typeof MATCHES)[number]

/** Which stores of a recall are meant. What is not named does not matter. */
export type BoardFilter = {
  state?: NoticeState | 'unanswered' | 'awaited' | undefined
  overdue?: boolean | undefined
  /** Which of the two clocks has run out. */
  late?: NoticeClock | undefined
  notReached?: boolean | undefined
  /** Had answered, and is open again. */
  reopened?: boolean | undefined
  /** Has reported, and says itself that units are not put aside. */
  leftOnSale?: boolean | undefined
  /** Those that dropped out of the scope, of which nothing is wanted any more, instead of those that are in it. */
  stoodDown?: boolean | undefined
  match?: Match | undefined
  district?: string | undefined
  banner?: string | undefined
  /** Of the country, such as TX. */
  usState?: string | undefined
  /** A person's id. */
  owner?: string | undefined
  /** Part of a store's number, name or city. */
  text?: string | undefined
}

export const BOARD_SORTS = [
  'exceptions',
  'number',
  'district',
  'state',
  'shipped',
  'due',
  'acknowledged',
] as const
export type BoardSort = (typeof BOARD_SORTS)[number]
export type BoardOrder = { by: BoardSort; descending: boolean }

/** Stores by their numbers, or every store that a filter matches: then the selection is the filter, however many. */
export type StoreSelection = { numbers: string[] } | { matching: BoardFilter }
