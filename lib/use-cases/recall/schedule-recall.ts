import type { Actor } from '#lib/domain/identity/actor.ts'
import { days, after } from '#lib/domain/duration.ts'
import { decide, evolve } from '#lib/domain/recall/lifecycle.ts'
import { instantIn } from '#lib/domain/recall/zoned-time.ts'
import { ok, reject, rejected, type FieldError, type Result } from '#lib/domain/result.ts'
import type { StoredRecall } from '#lib/ports/recalls.ts'

import type { ProofNeeds } from '../identity/step-up.ts'
import { personOf } from '../permitted.ts'
import { onRecall, provenWhereNeeded, recordStep, type WhichRecall } from './recall-step.ts'

/** A time on the clocks of a zone, or null: not at any time by itself. */
export type ScheduleInput = WhichRecall & {
  when: { local: string; zone: string } | null
  proof?: string | undefined
}

const FAULTS = {
  not_a_time: ['local', 'Enter a date and a time.'],
  unknown_zone: ['zone', 'This time zone doesn’t exist.'],
  skipped: ['local', 'This hour is skipped when the clocks change. Choose another time.'],
} as const

/** Has an approved recall issued by itself at a time, or takes that back. */
export const scheduleRecall =
  (ports: ProofNeeds) =>
  (actor: Actor, input: ScheduleInput): Promise<Result<StoredRecall>> =>
    onRecall(ports, actor, 'recall:issue', input, async (tx, recall, isProven) => {
      const now = ports.clock.now()
      const verb = input.when ? 'schedule' : 'unschedule'
      const by = personOf(actor) ?? ''
      const decided = decide(recall, { verb, by }, now)
      if (!decided.ok) return decided
      const at = instantOf(input.when, now)
      if (!at.ok) return at
      const proven = provenWhereNeeded(actor, recall, verb, isProven)
      if (!proven.ok) return proven
      const schedule = at.value && input.when ? { at: at.value, zone: input.when.zone, by } : null
      const next = decided.value.reduce(evolve, recall)
      if (!(await tx.recalls.saveState(recall, next, now, { schedule }))) return rejected('RECALL_CHANGED')
      return recordStep(tx, recall.id, decided.value, { at: at.value?.toISOString() ?? null })
    })

const instantOf = (when: ScheduleInput['when'], now: Date): Result<Date | null> => {
  if (!when) return ok(null)
  const read = instantIn(when.local, when.zone)
  const wrong = (path: string, code: string, message: string) => {
    const errors: FieldError[] = [{ path, code, message }]
    return reject({ code: 'VALIDATION_FAILED', errors } as const)
  }
  if ('fault' in read) return wrong(FAULTS[read.fault][0], read.fault, FAULTS[read.fault][1])
  if (read.at <= now)
    return wrong('local', 'past', 'That time is in the past. To issue now, press Issue recall.')
  if (read.at > after(now, days(366))) return wrong('local', 'far', 'Choose a time within a year.')
  return ok(read.at)
}
