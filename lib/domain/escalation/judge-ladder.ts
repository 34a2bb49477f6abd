import type { FieldError } from '../result.ts'
import { days, minutes } from '../duration.ts'
import { isPersonWhom, type LadderStep } from './ladder.ts'

const LATEST = days(14) / minutes(1)
export const MOST_STEPS = 24

/** What is wrong with the steps of a ladder, at the field that it stands in. `people` are those who can be named. */
export const judgeLadder = (steps: LadderStep[], people: ReadonlySet<string>): FieldError[] =>
  steps.flatMap((step, i) => {
    const at = (field: string, message: string): FieldError[] => [
      { path: `step.${i}.${field}`, code: 'LADDER', message },
    ]
    const earlier = steps.slice(0, i).findLast(({ clock }) => clock === steps[i]?.clock)
    return [
      ...(Number.isInteger(step.afterMinutes) && step.afterMinutes >= 1 && step.afterMinutes <= LATEST
        ? []
        : at('after', 'Enter a time from 1 minute to 14 days.')),
      ...(earlier && step.afterMinutes <= earlier.afterMinutes
        ? at('after', 'Each step must come later than the one before it.')
        : []),
      ...(step.whom.length === 0 ? at('whom', 'Choose who is notified.') : []),
      ...(step.kind === 'call_task' && !(step.whom.length === 1 && step.whom.every(isPersonWhom))
        ? at('kind', 'A call needs one person. Choose who must call, and no contacts.')
        : []),
      ...(step.personId !== null && !people.has(step.personId)
        ? at('personId', 'This person no longer has console access.')
        : []),
      ...(Array.isArray(step.channels) && step.channels.length === 0
        ? at('channels', 'Choose a channel, or any.')
        : []),
    ]
  })
