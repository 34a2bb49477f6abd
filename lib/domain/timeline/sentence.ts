import { purposeWords } from '../format/purpose-words.ts'
import { counted } from '../format/counted.ts'
import type { LeftOpen } from '../recall/closing.ts'
import { storeDeed } from './store-deeds.ts'
import type { Happening } from './timeline.ts'

/** A line of the timeline: somebody did something, perhaps for a reason. */
export type Sentence = { who: string; did: string; because: string | null }

type Told = { who?: string; did: string; because?: string | null }

const OURSELVES = 'Clearshelf'

export const sentenceOf = (happening: Happening): Sentence => {
  const { who, because = textIn(happening, 'reason'), did } = told(happening)
  return { who: who ?? happening.who ?? OURSELVES, did, because }
}

/** All of it, as one text. */
export const textOf = ({ who, did, because }: Sentence): string =>
  `${who} ${did}${because ? `: ${because}` : ''}`

const told = (happening: Happening): Told => {
  const { action } = happening
  const step = STEPS[action]
  if (step) return step(happening)
  return storeDeed(happening) ?? { did: `did “${action}”` }
}

const storesOf = (n: number): string => counted(n, 'store')

const textIn = ({ data }: Happening, name: string): string | null => {
  const value = data[name]
  return typeof value === 'string' && value !== '' ? value : null
}
const numberIn = ({ data }: Happening, name: string): number => {
  const value = data[name]
  return typeof value === 'number' ? value : 0
}
const timeIn = (happening: Happening, name: string): string => {
  const text = textIn(happening, name)
  if (!text) return 'a time'
  return new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(text),
  )
}
// Whether its district has anybody who was mailed is not known here, so it is not said.
const unreached = (next: number, nobody: number): string => {
  const told = next > 0 ? `, and notified the escalation contacts of ${storesOf(next)}` : ''
  const left = nobody > 0 ? `; no contact is left to try at ${storesOf(nobody)}` : ''
  return `found that no message got through${told}${left}`
}
const narrowing = (h: Happening): boolean => h.data['kind'] === 'retract_scope'
const versionOf = (happening: Happening): string => `Version ${numberIn(happening, 'version')}`

const fixed =
  (did: string): ((happening: Happening) => Told) =>
  () => ({ did })

const STEPS: Record<string, (happening: Happening) => Told> = {
  'recall.drafted': fixed('wrote the draft'),
  'recall.surprise_planned': fixed('scheduled it as a surprise and approved it'),
  'recall.edited': ({ count }) =>
    count > 1 ? { who: 'The draft', did: `was edited ${count} times` } : { did: 'edited the draft' },
  'recall.submit': fixed('submitted it for review'),
  'recall.send_back': fixed('sent it back for changes'),
  'recall.approve': fixed('approved it'),
  'recall.schedule': (h) => ({ did: `scheduled it for ${timeIn(h, 'at')}` }),
  'recall.unschedule': fixed('canceled the schedule'),
  'recall.issue': (h) => ({ did: `issued it: ${versionOf(h).toLowerCase()}` }),
  'recall.extend_scope': (h) => ({ did: `extended the scope: ${versionOf(h).toLowerCase()}` }),
  'recall.retract_scope': (h) => ({ did: `retracted the scope: ${versionOf(h).toLowerCase()}` }),
  'recall.change_proposed': (h) => ({
    did: `proposed to ${narrowing(h) ? 'narrow the scope' : 'exempt a store'}, pending another approver`,
  }),
  'recall.proposal_approved': (h) => ({
    did: `approved the proposed change: ${narrowing(h) ? 'a narrower scope' : 'a store is exempt'}`,
  }),
  'recall.proposal_rejected': (h) => ({
    did: `rejected the proposed change: ${narrowing(h) ? 'a narrower scope' : 'a store exemption'}`,
  }),
  'recall.begin_closing': fixed('started closing it'),
  'recall.reopen': fixed('reopened it'),
  'recall.close': (h) => ({ did: 'closed it', because: openPoints(h) }),
  'recall.cancel': fixed('canceled it'),
  'recall.not_issued': (h) => ({
    who: 'The recall',
    did: 'was not issued as scheduled',
    because: textIn(h, 'because'),
  }),
  'recall.stores_reminded': (h) => ({ did: `reminded ${storesOf(numberIn(h, 'stores'))}` }),
  'recall.stores_escalated': (h) => ({ did: `escalated ${storesOf(numberIn(h, 'stores'))}` }),
  'recall.ladder_taken': fixed('applied the new escalation ladder to it'),
  'recall.stores_unreached': (h) => ({ did: unreached(numberIn(h, 'next'), numberIn(h, 'nobody')) }),
  'recall.stores_reassigned': (h) => ({
    did: `assigned ${storesOf(numberIn(h, 'stores'))} to ${textIn(h, 'ownerName') ?? 'someone else'}`,
  }),
  'recall.applied': (h) => ({ who: versionOf(h), did: applied(h) }),
  'recall.stock_moved': (h) => ({
    who: 'Recalled product',
    did: `moved at stores: ${storesOf(numberIn(h, 'stores'))} notified`,
  }),
  'recall.late_shipments': (h) => ({
    who: 'More of the product',
    did: `was shipped: ${storesOf(numberIn(h, 'stores'))} notified`,
  }),
  'delivery.failed': (h) => ({ who: messages(h), did: 'could not be delivered' }),
  'delivery.unknown': (h) => ({ who: messages(h), did: 'couldn’t be confirmed: the provider didn’t say' }),
  'delivery.superseded': (h) => ({
    who: messages(h),
    did: `${h.count === 1 ? 'was' : 'were'} not sent: the store had responded, or a newer message replaced ${h.count === 1 ? 'it' : 'them'}`,
  }),
  'comment.added': ({ store }) => ({ did: store ? `commented on store ${store.number}` : 'commented' }),
  'attachment.added': (h) => ({
    did: `${h.data['purpose'] === 'picture' ? 'added the picture' : 'attached'} ${textIn(h, 'name') ?? 'a file'}`,
  }),
  'attachment.removed': (h) => ({ did: `removed ${textIn(h, 'name') ?? 'a file'}` }),
  'attachment.refused': (h) => ({
    who: textIn(h, 'name') ?? 'A file',
    did: 'was rejected',
    because: textIn(h, 'because'),
  }),
}

const applied = (h: Happening): string => {
  if (h.data['replaced']) return 'was replaced by a newer one before it was applied'
  const parts = [
    [numberIn(h, 'added'), 'added'],
    [numberIn(h, 'reopened'), 'reopened'],
    [numberIn(h, 'stoodDown'), 'released'],
  ] as const
  const said = parts.filter(([n]) => n > 0).map(([n, what]) => `${storesOf(n)} ${what}`)
  const planned = counted(numberIn(h, 'deliveries'), 'message', 'messages')
  return `was applied: ${[...said, `${planned} planned`].join(', ')}`
}

// Recalls that were closed before this was kept name only the reasons.
const openPoints = ({ data: { open, reasons } }: Happening): string | null => {
  const points = Array.isArray(open) ? (open as LeftOpen[]) : null
  const given = Object.values((reasons ?? {}) as Record<string, string>)
  const said =
    points?.map(({ message, because }) => (because ? `${message} Reason: ${because}` : message)) ?? given
  return said.join(' · ') || null
}

const messages = (h: Happening): string => {
  const { one, many } = purposeWords(textIn(h, 'purpose'))
  return counted(h.count, one, many)
}
