import { FAILPOINTS, type Failpoint } from '#lib/adapters/system/failpoint.ts'
import { seeded } from '#tests/support/world-time.ts'

/** What is done to the processes, and what providers and stores do meanwhile. */
export const FAULTS = [
  'worker killed',
  'worker stopped past its lease',
  'web killed',
  'provider killed',
  'queues killed',
  'queues emptied',
  'queues wiped',
  'database stopped',
  'provider takes and says nothing',
  'provider refuses',
  'provider hangs up',
  'letter dead',
  'store answers',
] as const
export type FaultKind = (typeof FAULTS)[number]

export type PlannedFault = {
  kind: FaultKind
  /** From the moment at which the recall is let out. */
  afterMs: number
  /** Until what was killed is started again. */
  downMs: number
  worker: 0 | 1
  times: number
}

/** One recall, and what goes wrong while it goes out. Drawn from a seed; what it meets, in real time, is another matter. */
export type Schedule = {
  name: string
  stores: number
  priority: 'high' | 'medium'
  /** How long the providers take for each message. */
  latencyMs: number
  /** Where both workers die, and at which time they come there. */
  failpoint: Failpoint
  times: number
  faults: PlannedFault[]
}

export const STORES = 40
const FEWEST_STORES = 12
const WINDOW_MS = 1200

const OFTEN: readonly Failpoint[] = ['after_send_before_commit', 'after_commit_before_message_removal']

/** Without an end; each kind of fault and each failpoint comes up as often as every other. Sweeps come when it is quiet. */
export function* schedulesFrom(seed: number, onlyHigh = false): Generator<Schedule, never> {
  const random = seeded(seed)
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const deck = <T>(all: readonly T[]) => {
    let left: T[] = []
    return (): T => {
      if (left.length === 0)
        left = all
          .map((one) => [random(), one] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, one]) => one)
      return left.pop() as T
    }
  }
  const nextFault = deck(FAULTS)
  const nextFailpoint = deck(FAILPOINTS.filter((point) => point !== 'in_sweep'))
  const fault = (kind: FaultKind): PlannedFault => ({
    kind,
    // Who lets the recall out is killed while it does so.
    afterMs: kind === 'web killed' ? between(0, 80) : between(0, WINDOW_MS),
    downMs: pick([0, 0, 200, 600]),
    worker: pick([0, 1]),
    times: between(1, 4),
  })
  for (let n = 0; ; n += 1) {
    const failpoint = nextFailpoint()
    const kinds = Array.from({ length: between(2, 3) }, nextFault)
    if (failpoint === 'in_dead_letter_marking' && !kinds.includes('letter dead')) kinds.push('letter dead')
    yield {
      name: `${seed}/${n}`,
      stores: between(FEWEST_STORES, STORES),
      priority: random() < 0.8 || onlyHigh ? 'high' : 'medium',
      latencyMs: pick([0, 30, 150, 400]),
      failpoint,
      times: OFTEN.includes(failpoint) ? between(1, 2) : 1,
      faults: kinds.map(fault).toSorted((a, b) => a.afterMs - b.afterMs),
    }
  }
}

export const inWords = ({ name, stores, priority, latencyMs, failpoint, times, faults }: Schedule): string =>
  `${name}  ${stores} stores, ${priority}, ${latencyMs} ms; ${failpoint}@${times}; ` +
  faults
    .map(
      ({ kind, afterMs, worker }) => `${afterMs} ${kind}${kind.startsWith('worker') ? ` (${worker})` : ''}`,
    )
    .join(', ')
