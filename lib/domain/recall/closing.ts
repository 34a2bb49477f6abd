import { counted } from '../format/counted.ts'
import type { FieldError } from '../result.ts'

/** What stands when somebody wants to close, counted from the rows. */
export type ClosingFacts = {
  /** Stores that are held to answer. */
  targeted: number
  /** Neither reported, verified nor not affected, and nobody said why it may close without them. */
  unanswered: number
  /** Got more of the product a moment ago: whether that opens them again is not judged yet. */
  arriving: number
  /** Reported, but some of what was shipped is not accounted for, and nobody has checked it. */
  unexplained: number
  verified: number
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
export type UnmetCondition = { condition: ClosingCondition; message: string }

// 21 CFR part 7: the share of consignees whose recall is checked. B is anything between C and A: the least of it here.
const SHARE_CHECKED: Record<string, number> = { A: 1, B: 0.11, C: 0.1, D: 0.02, E: 0 }

/** How many stores have to be verified, rounded up. */
export const checksRequired = (level: string | null, targeted: number): number =>
  Math.ceil((SHARE_CHECKED[level ?? 'E'] ?? 0) * targeted)

/** The conditions that do not hold yet, in the order in which one would look at them. */
export const unmetConditions = (facts: ClosingFacts): UnmetCondition[] => {
  const required = checksRequired(facts.effectivenessLevel, facts.targeted)
  const unmet: (UnmetCondition | false)[] = [
    facts.unanswered > 0 && {
      condition: 'unanswered',
      message: `${counted(facts.unanswered, 'store has', 'stores have')} neither reported nor been excused.`,
    },
    facts.arriving > 0 && {
      condition: 'arriving',
      message: `${counted(facts.arriving, 'store', 'stores')} got more of the product a moment ago. Wait until that is judged.`,
    },
    facts.unexplained > 0 && {
      condition: 'unexplained',
      message: `${counted(facts.unexplained, 'report leaves', 'reports leave')} units unexplained and unchecked.`,
    },
    facts.verified < required && {
      condition: 'checks',
      message: `${facts.verified} of ${required} effectiveness checks are done (level ${facts.effectivenessLevel ?? 'E'}).`,
    },
    facts.samePerson && {
      condition: 'second_person',
      message: 'Somebody else has to close it than the person who took it to closing.',
    },
  ]
  return unmet.filter((each) => each !== false)
}

/** Whether a reason may stand in for it. A second person of a high-priority recall, and stock on its way, it cannot replace. */
export const mayBeWaived = (condition: ClosingCondition, priority: ClosingFacts['priority']): boolean =>
  condition !== 'arriving' && !(condition === 'second_person' && priority === 'high')

/** What still stands against closing: unmet conditions without a reason. */
export const againstClosing = (facts: ClosingFacts, reasons: Partial<Record<string, string>>): FieldError[] =>
  unmetConditions(facts)
    .filter(({ condition }) => !reasons[condition]?.trim() || !mayBeWaived(condition, facts.priority))
    .map(({ condition, message }) => ({ path: `reasons.${condition}`, code: condition, message }))
