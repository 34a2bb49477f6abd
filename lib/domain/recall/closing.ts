import { counted } from '../format/counted.ts'
import type { FieldError } from '../result.ts'

/** What stands when somebody wants to close, counted from the rows. */
export type ClosingFacts = {
  /** Stores that are held to answer. */
  targeted: number
  /** Neither reported, verified nor not affected, and nobody said why it may close without them. */
  unanswered: number
  /** The recall may close without their answer, for a reason that has a name. */
  excused: number
  /** Whose quantities HQ has. */
  reports: number
  /** Units that were shipped to stores in scope, and to those of them that have said nothing of them. */
  shippedUnits: number
  silentUnits: number
  /** Stores that found none although so many units were shipped there. */
  noneLeft: number
  noneLeftUnits: number
  /** Got more of the product a moment ago: whether that opens them again is not judged yet. */
  arriving: number
  /** Reported, but some of what was shipped is not accounted for, and nobody has checked it. */
  unexplained: number
  verified: number
  /** Stores that were verified although their report leaves so many units on sale. */
  knownBetter: number
  knownBetterUnits: number
  effectivenessLevel: string | null
  /** The person who took it to closing is the one who closes it. */
  samePerson: boolean
  priority: 'high' | 'medium' | 'low'
}

export const CLOSING_CONDITIONS = [
  'unanswered',
  'arriving',
  'unexplained',
  'checks',
  'second_person',
] as const
export type ClosingCondition = (typeof CLOSING_CONDITIONS)[number]
/**
 * `met`: what the message says was counted. `unknown`: nobody can say yet, and it is not said. `unmet`: it does not hold.
 */
export type ClosingPoint = {
  condition: ClosingCondition
  standing: 'met' | 'unknown' | 'unmet'
  message: string
}

// 21 CFR part 7: the share of consignees whose recall is checked. B is anything between C and A: the least of it here.
const SHARE_CHECKED: Record<string, number> = { A: 1, B: 0.11, C: 0.1, D: 0.02, E: 0 }

/** How many stores have to be verified, rounded up. */
export const checksRequired = (level: string | null, targeted: number): number =>
  Math.ceil((SHARE_CHECKED[level ?? 'E'] ?? 0) * targeted)

/** Every condition with what was counted for it, in the order in which one would look at them. */
export const closingChecklist = (facts: ClosingFacts): ClosingPoint[] => [
  { condition: 'unanswered', ...answers(facts) },
  { condition: 'arriving', ...arriving(facts) },
  { condition: 'unexplained', ...units(facts) },
  { condition: 'checks', ...checks(facts) },
  { condition: 'second_person', ...secondPerson(facts) },
]

/** The conditions that do not hold yet. */
export const unmetConditions = (facts: ClosingFacts): ClosingPoint[] =>
  closingChecklist(facts).filter(({ standing }) => standing === 'unmet')

type Said = Omit<ClosingPoint, 'condition'>

const unmet = (message: string): Said => ({ standing: 'unmet', message })
const met = (message: string): Said => ({ standing: 'met', message })
const unknown = (message: string): Said => ({ standing: 'unknown', message })

const answers = ({ targeted, unanswered, excused }: ClosingFacts): Said => {
  if (unanswered > 0)
    return unmet(`${counted(unanswered, 'store has', 'stores have')} neither reported nor been exempted.`)
  if (targeted === 0) return met('No store is in scope.')
  const said = counted(targeted - excused, 'store has reported', 'stores have reported')
  return met(excused > 0 ? `${said}; ${excused} exempt.` : `${said}: all in scope.`)
}

const arriving = (facts: ClosingFacts): Said =>
  facts.arriving > 0
    ? unmet(
        `${counted(facts.arriving, 'store', 'stores')} just received more product. Wait until it’s been checked.`,
      )
    : met('No shipment or stock event is waiting to be checked.')

// What nobody has reported is not accounted for, whatever the reports say that did come.
const units = (facts: ClosingFacts): Said => {
  const { unexplained, silentUnits, shippedUnits, reports, noneLeft, noneLeftUnits } = facts
  if (unexplained > 0)
    return unmet(
      `${counted(unexplained, 'report leaves', 'reports leave')} units unaccounted for and unverified.`,
    )
  const unitsOf = (n: number) => counted(n, 'unit', 'units')
  if (silentUnits > 0)
    return unknown(
      `Unknown: ${silentUnits.toLocaleString('en')} of ${unitsOf(shippedUnits)} were shipped to stores that haven’t reported.`,
    )
  if (shippedUnits === 0) return unknown('Unknown: no shipment of this product is on record.')
  const accounted = shippedUnits - noneLeftUnits
  const none = `${counted(noneLeft, 'store', 'stores')} found none of ${unitsOf(noneLeftUnits)}`
  if (accounted === 0) return unknown(`Unknown: ${none}.`)
  const said = `${unitsOf(accounted)} shipped: ${counted(reports, 'report adds up or was verified', 'reports add up or were verified')}`
  const parts = [
    said,
    ...(noneLeft > 0 ? [none] : []),
    ...(facts.knownBetter > 0 ? [knownBetter(facts)] : []),
  ]
  return met(`${parts.join('; ')}.`)
}

// Gone on the word of whoever verified it, against what the store counted.
const knownBetter = ({ knownBetter: stores, knownBetterUnits: units }: ClosingFacts): string =>
  `${counted(stores, 'store was', 'stores were')} verified although ${counted(units, 'unit was', 'units were')} reported still on sale`

const checks = ({ effectivenessLevel: level, targeted, verified }: ClosingFacts): Said => {
  if (level === null)
    return unknown(
      `No effectiveness level was chosen, so no checks were required; ${counted(verified, 'store', 'stores')} verified.`,
    )
  const required = checksRequired(level, targeted)
  if (verified < required)
    return unmet(`${verified} of ${required} effectiveness checks are done (level ${level}).`)
  return met(
    required === 0
      ? `No effectiveness checks are required (level ${level}); ${counted(verified, 'store', 'stores')} verified.`
      : `${verified} of ${required} effectiveness checks are done (level ${level}).`,
  )
}

const secondPerson = ({ samePerson }: ClosingFacts): Said =>
  samePerson
    ? unmet('Someone other than the person who started closing must close it.')
    : met('You aren’t the person who started closing.')

/** Whether a reason may stand in for it. A second person of a high-priority recall, and stock on its way, it cannot replace. */
export const mayBeWaived = (condition: ClosingCondition, priority: ClosingFacts['priority']): boolean =>
  condition !== 'arriving' && !(condition === 'second_person' && priority === 'high')

/** What still stands against closing: unmet conditions without a reason. */
export const againstClosing = (facts: ClosingFacts, reasons: Partial<Record<string, string>>): FieldError[] =>
  unmetConditions(facts)
    .filter(({ condition }) => !reasons[condition]?.trim() || !mayBeWaived(condition, facts.priority))
    .map(({ condition, message }) => ({ path: `reasons.${condition}`, code: condition, message }))

/** What was open, or unknown, when it was closed, and why it was closed all the same. */
export type LeftOpen = { message: string; because: string | null }

export const leftOpen = (
  facts: ClosingFacts,
  reasons: Partial<Record<ClosingCondition, string>>,
): LeftOpen[] =>
  closingChecklist(facts)
    .filter(({ standing }) => standing !== 'met')
    .map(({ condition, message }) => ({ message, because: reasons[condition]?.trim() || null }))
