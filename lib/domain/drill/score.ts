import type { Duration } from '../duration.ts'
import type { Deadlines } from '../notice/clocks.ts'

// How well a store answered a drill: 0 to 100, docs/drills.md says it in words.
//
//   score = 100 × Σ weight × part / Σ weight, over the parts that are due or done
//   part  = 1 up to its deadline, then falling in a straight line to 0 at three times the deadline
//
// Time runs from when the store was told, not from the issue: a slow provider is not the store's fault. Seen without an
// answer is silence: knowing is not doing.

const WEIGHTS = { seen: 10, acknowledged: 50, reported: 40 } as const
type Part = keyof typeof WEIGHTS
const PARTS = Object.keys(WEIGHTS) as Part[]

/**
 * `not_reached`: no message arrived, and nobody saw it in the app, which is the system's fault. `waiting`: its time is not
 * over. Neither is scored.
 */
export type DrillWord = 'on_time' | 'late' | 'silent' | 'waiting' | 'not_reached'
export type DrillScore = { word: DrillWord; score: number | null; minutes: Record<Part, number | null> }

export type DrillTimes = {
  notifiedAt: Date | null
  seenAt: Date | null
  acknowledgedAt: Date | null
  reportedAt: Date | null
  /** What the store was given. */
  within: Deadlines
}

const deadlinesOf = ({ acknowledge, report }: Deadlines): Record<Part, Duration> => ({
  seen: acknowledge,
  acknowledged: acknowledge,
  reported: report,
})

const share = (took: Duration, deadline: Duration): number =>
  took <= deadline ? 1 : Math.max(0, 1 - (took - deadline) / (2 * deadline))

const earliest = (...times: (Date | null)[]): number | null => {
  const known = times.flatMap((time) => (time ? [time.getTime()] : []))
  return known.length > 0 ? Math.min(...known) : null
}

/** Whoever acknowledged has seen it; whoever reported has taken it on. */
const tookOf = (times: DrillTimes, told: number): Record<Part, Duration | null> => {
  const { seenAt, acknowledgedAt, reportedAt } = times
  const took = (at: number | null) => (at === null ? null : Math.max(0, at - told))
  return {
    seen: took(earliest(seenAt, acknowledgedAt, reportedAt)),
    acknowledged: took(earliest(acknowledgedAt, reportedAt)),
    reported: took(earliest(reportedAt)),
  }
}

const inMinutes = (took: Duration | null): number | null => (took === null ? null : Math.round(took / 60_000))

/** Judges one store at a moment. */
export const scoreStore = (times: DrillTimes, now: Date): DrillScore => {
  const { notifiedAt, seenAt, acknowledgedAt, reportedAt } = times
  // Whoever finds it in the app before a message leaves was told there: the message is then not sent any more.
  const told = notifiedAt?.getTime() ?? earliest(seenAt, acknowledgedAt, reportedAt)
  const nothing = { seen: null, acknowledged: null, reported: null }
  if (told === null) return { word: 'not_reached', score: null, minutes: nothing }
  const deadline = deadlinesOf(times.within)
  const took = tookOf(times, told)
  const passed = now.getTime() - told
  const minutes = {
    seen: inMinutes(took.seen),
    acknowledged: inMinutes(took.acknowledged),
    reported: inMinutes(took.reported),
  }
  if (took.acknowledged === null)
    return passed <= deadline.acknowledged
      ? { word: 'waiting', score: null, minutes }
      : { word: 'silent', score: 0, minutes }
  const counted = PARTS.filter((part) => took[part] !== null || passed > deadline[part])
  const all = counted.reduce((sum, part) => sum + WEIGHTS[part], 0)
  const won = counted.reduce((sum, part) => {
    const time = took[part]
    return sum + (time === null ? 0 : WEIGHTS[part] * share(time, deadline[part]))
  }, 0)
  const onTime = counted.every((part) => (took[part] ?? Infinity) <= deadline[part])
  return { word: onTime ? 'on_time' : 'late', score: Math.round((100 * won) / all), minutes }
}

export type DrillSummary = {
  stores: number
  /** Of the scored stores; null while there are none. */
  score: number | null
  onTimeShare: number | null
  medianMinutes: { acknowledged: number | null; reported: number | null }
} & Record<DrillWord, number>

/** What the scores of many stores come to: of a district, or of the whole drill. */
export const summarize = (scores: readonly DrillScore[]): DrillSummary => {
  const count = (word: DrillWord) => scores.filter((one) => one.word === word).length
  const scored = scores.flatMap(({ score }) => (score === null ? [] : [score]))
  const times = (part: Part) => scores.flatMap(({ minutes }) => minutes[part] ?? [])
  const total = scored.reduce((sum, score) => sum + score, 0)
  return {
    stores: scores.length,
    score: scored.length > 0 ? Math.round(total / scored.length) : null,
    onTimeShare: scored.length > 0 ? count('on_time') / scored.length : null,
    medianMinutes: { acknowledged: median(times('acknowledged')), reported: median(times('reported')) },
    on_time: count('on_time'),
    late: count('late'),
    silent: count('silent'),
    waiting: count('waiting'),
    not_reached: count('not_reached'),
  }
}

/** The middle one; of two in the middle, what lies between them. */
export const median = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  const low = sorted[Math.floor(middle)]
  const high = sorted[Math.ceil(middle)]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
