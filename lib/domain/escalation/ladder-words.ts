import { channelWord } from '../channel/channel.ts'
import type { StoreHours } from '../catalog/opens-at.ts'
import { listed } from '../format/listed.ts'
import { CONTACT_WHOM, type Ladder, type LadderStep, type Whom } from './ladder.ts'
import { stepDueAt } from './next-step.ts'

/** Who there is at one store and above it, as far as the words of a ladder need it. */
export type LadderFacts = {
  store: StoreHours & { number: string }
  /** Those that can be told. */
  contacts: { kind: string; channel: string }[]
  districtManager: string | null
  regionManager: string | null
  /** By their ids: who can be named. */
  people: Record<string, string>
  /** Names of those to whom mail comes back. */
  unreachable: readonly string[]
}

export type StepWords = {
  dueAt: Date
  /** "After 15 minutes its on-duty contacts are reminded by SMS and e-mail." */
  text: string
  /** Whoever should hear it and is not there. */
  missing: string[]
  /** Of those who are told by mail, to whom mail comes back. */
  bounces: string[]
}

const CONTACTS: Record<(typeof CONTACT_WHOM)[number], { are: string; none: string }> = {
  on_duty: { are: 'its on-duty contacts', none: 'no on-duty contact' },
  after_hours: { are: 'its after-hours contacts', none: 'no after-hours contact' },
  escalation: { are: 'its escalation contacts', none: 'no escalation contact' },
}

const part = (n: number, one: string): string => (n === 1 ? `1 ${one}` : `${n} ${one}s`)

/** "1 hour 30 minutes". */
export const durationWords = (minutes: number): string => {
  const [days, rest] = [Math.floor(minutes / 1440), minutes % 1440]
  const [hours, left] = [Math.floor(rest / 60), rest % 60]
  return [days && part(days, 'day'), hours && part(hours, 'hour'), left && part(left, 'minute')]
    .filter(Boolean)
    .join(' ')
}

/** The whole ladder in words, for one store that is told at `since` and says nothing. */
export const ladderWords = (ladder: Ladder, facts: LadderFacts, since: Date): StepWords[] =>
  ladder.steps.map((step) => ({
    dueAt: stepDueAt(ladder, step, { since, store: facts.store }),
    ...stepWords(ladder, step, facts),
  }))

const stepWords = (ladder: Ladder, step: LadderStep, facts: LadderFacts): Omit<StepWords, 'dueAt'> => {
  const clock = step.clock === 'report' ? ' without a report' : ''
  const when = `After ${durationWords(step.afterMinutes)}${clock}${ladder.hours === 'opening' ? ', in opening hours,' : ''}`
  const told = step.whom.map((whom) => ({ whom, ...whoHears(whom, step, facts) }))
  const missing = told.flatMap(({ none }) => none ?? [])
  const there = told.filter(({ none }) => none === null)
  if (there.length === 0) return { text: `${when} no one is notified.`, missing, bounces: [] }
  const who = listed(there.map(({ name }) => name))
  const bounces = there.map(({ name }) => name).filter((name) => facts.unreachable.includes(name))
  if (step.kind === 'call_task')
    return { text: `${when} ${who} must call and becomes owner.`, missing, bounces }
  const many = there.length > 1 || isContact(there[0]?.whom ?? 'person')
  const deed = there.every(({ whom }) => whom === 'on_duty' || whom === 'after_hours')
    ? 'reminded'
    : 'notified'
  const channels = [...new Set(there.flatMap(({ channels: over }) => over))].map(channelWord)
  return { text: `${when} ${who} ${many ? 'are' : 'is'} ${deed} by ${listed(channels)}.`, missing, bounces }
}

const isContact = (whom: Whom): whom is (typeof CONTACT_WHOM)[number] =>
  (CONTACT_WHOM as readonly Whom[]).includes(whom)

const whoHears = (
  whom: Whom,
  { channels, personId }: LadderStep,
  { contacts, districtManager, regionManager, people }: LadderFacts,
): { name: string; none: string | null; channels: string[] } => {
  if (isContact(whom)) {
    const over = contacts
      .filter(
        ({ kind, channel }) =>
          kind === whom && (channels === 'any' || channels.some((one) => one === channel)),
      )
      .map(({ channel }) => channel)
    return { name: CONTACTS[whom].are, none: over.length === 0 ? CONTACTS[whom].none : null, channels: over }
  }
  const mail = ['email']
  if (whom === 'district_manager')
    return {
      name: districtManager ?? '',
      none: districtManager ? null : 'no district manager',
      channels: mail,
    }
  if (whom === 'region_manager')
    return {
      name: regionManager ?? '',
      none: regionManager ? null : 'no manager above the district',
      channels: mail,
    }
  return { name: (personId && people[personId]) || 'the recall author', none: null, channels: mail }
}
