import { counted } from '../format/counted.ts'
import type { Happening } from './timeline.ts'

/** What a store did, or what was done about it. `many` is said of several: "312 stores acknowledged". */
const DEEDS: Record<string, { one: string; many: string; forStore: string }> = {
  'notice.named': {
    one: 'was added to the recall',
    many: 'were added to the recall',
    forStore: 'added',
  },
  'notice.stood_down': {
    one: 'was released: no longer in scope',
    many: 'were released',
    forStore: 'released',
  },
  'notice.seen': { one: 'opened the notice', many: 'opened the notice', forStore: 'opened the notice of' },
  'notice.scanned': { one: 'scanned packs', many: 'scanned packs', forStore: 'scanned packs of' },
  'notice.photographed': { one: 'sent a photo', many: 'sent photos', forStore: 'sent a photo of' },
  'notice.stock_entered': {
    one: 'logged incoming stock',
    many: 'logged incoming stock',
    forStore: 'logged incoming stock for',
  },
  'notice.acknowledged': { one: 'acknowledged', many: 'acknowledged', forStore: 'acknowledged for' },
  'notice.acknowledged_for': {
    one: 'was acknowledged for by the desk',
    many: 'were acknowledged for by the desk',
    forStore: 'acknowledged for',
  },
  'notice.reported_for': {
    one: 'was reported for by the desk',
    many: 'were reported for by the desk',
    forStore: 'reported for',
  },
  'notice.removed': {
    // What of it is off sale, the report says.
    one: 'sent its report',
    many: 'sent their reports',
    forStore: 'sent a report for',
  },
  'notice.not_affected': {
    one: 'reported that it is not affected',
    many: 'reported that they are not affected',
    forStore: 'reported as not affected',
  },
  'notice.needs_help': { one: 'asked for help', many: 'asked for help', forStore: 'asked for help for' },
  'notice.report_taken_back': {
    one: 'undid its report',
    many: 'undid their reports',
    forStore: 'undid the report of',
  },
  'notice.reported': { one: 'reported', many: 'reported', forStore: 'reported for' },
  'notice.verified': { one: 'was verified', many: 'were verified', forStore: 'verified the report of' },
  'notice.called': { one: 'was called', many: 'were called', forStore: 'called' },
  'notice.called.no_answer': {
    one: 'was called, no answer',
    many: 'were called',
    forStore: 'called, without an answer,',
  },
  'notice.called.wrong_number': {
    one: 'was called, wrong number',
    many: 'were called',
    forStore: 'had a wrong number for',
  },
  'notice.assigned': {
    one: 'was assigned to its district manager',
    many: 'were assigned to their district managers',
    forStore: 'took over',
  },
  'notice.excused': { one: 'was exempted', many: 'were exempted', forStore: 'exempted' },
}

const VIA: Record<string, string> = {
  link: 'by message link',
  api: 'by API',
  paper: 'on paper, entered by the desk',
}

// Done at the desk about a store, by a person who has a name.
const AT_THE_DESK = [
  'notice.verified',
  'notice.excused',
  'notice.called',
  'notice.acknowledged_for',
  'notice.reported_for',
]

const REPORTS = ['notice.reported', 'notice.reported_for']

/** Said of a store, by it or about it; null if this is not about a store. */
export const storeDeed = (
  happening: Happening,
): { who?: string; did: string; because?: string | null } | null => {
  const { action, count, data, store, who } = happening
  const deed = DEEDS[deedIn(action, count, data)]
  if (!deed) return null
  if (count > 1) {
    const stores = happening.stores ?? count
    const often = stores < count ? `, ${count.toLocaleString('en')} times in total` : ''
    return { who: counted(stores, 'store', 'stores'), did: `${deed.many}${often}` }
  }
  const name = store ? `store ${store.number}` : 'a store'
  const because = typeof data['because'] === 'string' ? data['because'] : null
  const { via } = data
  if (who !== null && (AT_THE_DESK.includes(action) || via === 'console'))
    return { did: `${deed.forStore} ${name}`, because }
  // A key is named with its person: in the brackets of a sentence its own would be too many.
  const how = [typeof via === 'string' ? VIA[via] : undefined, who?.replace(/ \((.*)\)$/, ', $1')].filter(
    Boolean,
  )
  return {
    who: name.replace(/^[as]/, (first) => first.toUpperCase()),
    did: how.length > 0 ? `${deed.one} (${how.join(', ')})` : deed.one,
    because,
  }
}

/** Several reports in one line may differ in what they say; one says it. */
const deedIn = (action: string, count: number, { outcome }: Record<string, unknown>): string => {
  if (count !== 1 || typeof outcome !== 'string') return action
  if (action === 'notice.called' && outcome !== 'reached') return `${action}.${outcome}`
  return REPORTS.includes(action) ? `notice.${outcome}` : action
}
