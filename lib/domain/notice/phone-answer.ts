import { assertNever } from '../result.ts'
import { PLACES, type CountedLine, type Place } from './counted-line.ts'
import type { HelpReason } from './report.ts'
import { WHEREABOUTS_WORDS, type Whereabouts } from './whereabouts.ts'
import type { StockEntry } from './stock-entry.ts'

/** Who entered it: on a shared phone not always the one whose session sends it. */
export type MadeBy = { id: string; name: string }

/** Whose PIN stands under a report. The PIN is checked when it arrives, and kept nowhere. */
export type PinSignature = { personId: string; pin: string }

type Of = {
  storeId: string
  noticeId: string
  version: number
  at: string
  madeBy: MadeBy
  /** When the store had last said anything, as far as the phone knew. Absent: it did not say. */
  knew?: string | null
  /** Which phone it was entered on. Absent: an earlier build did not say. */
  phone?: string | undefined
}
type Saying =
  | {
      outcome: 'removed'
      lines: CountedLine[]
      note: string | null
      photos?: string[]
      whereabouts?: Whereabouts | null | undefined
    }
  | { outcome: 'not_affected'; shelfChecked: boolean; note: string | null }
  | { outcome: 'needs_help'; reason: HelpReason; note: string | null }

/** What a store says, as its phone keeps it until it is sent. */
export type PhoneAnswer = Of &
  (
    | { kind: 'acknowledge' }
    | { kind: 'take_back'; responseId: string }
    | { kind: 'choose'; responseId: string }
    | ({ kind: 'report'; signature?: PinSignature | undefined } & Saying)
    | ({ kind: 'stock' } & StockEntry)
  )

const REASON_WORDS: Record<HelpReason, string> = {
  cannot_find: 'Cannot find the product',
  no_access: 'No access or no equipment',
  too_many: 'Too many to handle',
  staff_or_safety: 'Not enough staff, or not safe',
  other: 'Another reason',
}

const PLACE_WORDS: Record<Place, string> = {
  shelf: 'on the shelf',
  backRoom: 'in the back room',
  display: 'on displays',
  customers: 'brought back by customers',
}

/** What the desk reads beside the figures: the reason, where the packs were, and the store's own words. */
export const noteOf = (said: Saying): string | null => {
  const parts = [...stated(said), ...(said.note ? [said.note] : [])]
  return parts.length > 0 ? parts.join('\n') : null
}

const stated = (said: Saying): string[] => {
  switch (said.outcome) {
    case 'removed':
      return [
        ...said.lines.flatMap(whereFound),
        ...(said.whereabouts ? [`What was not found: ${WHEREABOUTS_WORDS[said.whereabouts]}.`] : []),
      ]
    case 'not_affected':
      return []
    case 'needs_help':
      return [`${REASON_WORDS[said.reason]}.`]
    default:
      return assertNever(said)
  }
}

const whereFound = ({ gtin, lot, found }: CountedLine): string[] => {
  const places = PLACES.filter((place) => found[place] > 0)
  const counted = places.map((place) => `${found[place]} ${PLACE_WORDS[place]}`).join(', ')
  return places.length > 0 ? [`${lot ? `Lot ${lot}` : gtin}: found ${counted}.`] : []
}

/** The sender answers for a colleague whose entries this phone holds. Null: nobody with an account at the store. */
export const answeredBy = (sender: { name: string }, colleague: { name: string } | null): string =>
  `${sender.name}, for ${colleague?.name ?? 'someone not on record at this store'}`

/** What a colleague said on another phone, of which the one who answers now knew nothing. Both answers are kept. */
export type EarlierAnswer = {
  by: string
  at: string
  kind: 'removed' | 'not_affected' | 'needs_help'
  found: number
  aside: number
}
