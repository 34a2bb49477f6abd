/** Each call that a worker makes of its surroundings: it may die, be refused or lose the answer there. */
export const CALLS = [
  'receive',
  'remove',
  'hide',
  'publish',
  'fan_out',
  'claim',
  'send',
  'settle',
  'end_lease',
  'park',
  'postpone',
  'gate',
  'wake_due',
  'wake_parked',
  'wake_fan_outs',
  'expire_leases',
  'relay',
] as const
export type Call = (typeof CALLS)[number]

const PARTIES = [
  'queue: lost',
  'queue: twice',
  'queue: late',
  'queue: wiped',
  'queue: taken in part',
  'queue: wrong count',
  'queue: dead letter',
  'provider: try later',
  'provider: refused',
  'provider: silence',
  'provider: hangs',
  'provider: accepted, then a timeout',
  'provider: away',
  'provider: away and silent',
  'provider: limited',
  'worker: slept',
  'worker: slept past its lease',
  'clock: step',
  'store: answered',
  'recall: closed',
  'recall: new version',
  'contact: disabled',
  'hint: again',
  'fan-out: again',
  'transaction: late commit',
]

/** Every point at which something can go wrong. A run in which one was never met has shown nothing about it. */
const FAULT_POINTS = [
  ...CALLS.flatMap((call) => [`dies before ${call}`, `dies after ${call}`]),
  // What a provider does stands below.
  ...CALLS.filter((call) => call !== 'send').flatMap((call) => [
    `${call} fails`,
    `${call} is done, and its answer lost`,
  ]),
  ...PARTIES,
]

export type Hits = Record<string, number>

export const noHits = (): Hits => Object.fromEntries(FAULT_POINTS.map((point) => [point, 0]))

export const neverHit = (hits: Hits): string[] => FAULT_POINTS.filter((point) => (hits[point] ?? 0) === 0)

export const addHits = (sum: Hits, more: Hits): void => {
  for (const [point, times] of Object.entries(more)) sum[point] = (sum[point] ?? 0) + times
}
