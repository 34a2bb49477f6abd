import { channelWord } from '../channel/channel.ts'
import { hours, minutes, seconds, type Duration } from '../duration.ts'
import { spanText } from '../format/span.ts'
import { isSyntheticLate, SYNTHETIC_LATE_AFTER, type SyntheticFacts } from './synthetic-recall.ts'
import type { BreakerState } from '../delivery/provider-gate.ts'
import type { Priority } from '../recall/recall.ts'

export type QueueDepth = { queue: Priority; waiting: number; inFlight: number; dead: number }
/** Of one sweep, whichever worker did it last. */
export type SweepBeat = { sweep: string; every: Duration; endedAt: Date | null; failedAt: Date | null }

/** What is known of the machinery at one moment. */
export type MachineryFacts = {
  at: Date
  /** Null: the queues do not answer. */
  queues: readonly QueueDepth[] | null
  /** Due and unsettled, counted in the database: SQS's own age leaves out messages that nobody can handle. */
  backlog: readonly { priority: Priority; waiting: number; oldestSeconds: number }[]
  gates: readonly { channel: string; breaker: BreakerState }[]
  /** Waiting for somebody's decision. */
  deadLetters: number
  /** When each worker was last seen. */
  workers: readonly { seenAt: Date }[]
  sweeps: readonly SweepBeat[]
  /** Null: it is off. */
  synthetic: Pick<SyntheticFacts, 'waitingSince' | 'fault'> | null
}

export const ALARM_CODES = [
  'no_worker',
  'queues_away',
  'synthetic_late',
  'deliveries_late',
  'provider_away',
  'sweep_silent',
  'dead_letters',
] as const
export type AlarmCode = (typeof ALARM_CODES)[number]

/** Something that somebody must look at: what is wrong, what it means, what to do. */
export type Alarm = { code: AlarmCode; title: string; text: string }

// A worker that lives is seen every five seconds.
const WORKER_SEEN_WITHIN = seconds(30)
const LATE_AFTER: Record<Priority, Duration> = { high: minutes(1), medium: minutes(10), low: hours(1) }
// A sweep that finds much to do takes its time; one that missed its turn twice, and a minute, has stopped.
const silentAfter = (every: Duration): Duration => 2 * every + minutes(1)

/** Every alarm that these facts give rise to, the worst first. */
export const alarmsOf = (facts: MachineryFacts): Alarm[] => [
  ...noWorker(facts),
  ...queuesAway(facts),
  ...lateSynthetic(facts),
  ...lateDeliveries(facts),
  ...awayProviders(facts),
  ...silentSweeps(facts),
  ...waitingLetters(facts),
]

const noWorker = ({ at, workers }: MachineryFacts): Alarm[] =>
  workers.some(({ seenAt }) => age(seenAt, at) < WORKER_SEEN_WITHIN)
    ? []
    : [
        {
          code: 'no_worker',
          title: 'No worker is running',
          text: 'Nothing is being sent, escalated or imported. Issued recalls are kept and sent as soon as a worker starts.',
        },
      ]

const queuesAway = ({ queues }: MachineryFacts): Alarm[] =>
  queues
    ? []
    : [
        {
          code: 'queues_away',
          title: 'Queues aren’t responding',
          text: 'Messages wait in the database and resume automatically when the queues are back. Check SQS and the network.',
        },
      ]

const lateSynthetic = ({ at, synthetic }: MachineryFacts): Alarm[] => {
  if (!synthetic?.waitingSince || !isSyntheticLate(synthetic, at)) return []
  const { waitingSince, fault } = synthetic
  const why = fault ? ` Error: ${fault}.` : ''
  return [
    {
      code: 'synthetic_late',
      title: 'The synthetic recall is failing',
      text: `None has passed for ${spanText(age(waitingSince, at))}; expected within ${spanText(SYNTHETIC_LATE_AFTER)}.${why} Real recalls may be delayed too. Check the queues, providers and workers below.`,
    },
  ]
}

const lateDeliveries = ({ backlog }: MachineryFacts): Alarm[] =>
  backlog.flatMap(({ priority, waiting, oldestSeconds }) =>
    waiting > 0 && oldestSeconds * 1000 > LATE_AFTER[priority]
      ? [
          {
            code: 'deliveries_late' as const,
            title: `${priority.replace(/^./, (first) => first.toUpperCase())}-priority messages are late`,
            text: `${waiting} due, the oldest for ${spanText(oldestSeconds * 1000)}; expected within ${spanText(LATE_AFTER[priority])}. Check the providers and workers below.`,
          },
        ]
      : [],
  )

const awayProviders = ({ gates }: MachineryFacts): Alarm[] =>
  gates.flatMap(({ channel, breaker }) =>
    breaker === 'closed'
      ? []
      : [
          {
            code: 'provider_away' as const,
            title: `The provider for ${channelWord(channel)} is down`,
            text: 'It failed several times in a row. Due messages are parked without using attempts, and the provider is retried automatically.',
          },
        ],
  )

// Without any worker every sweep is silent; that one alarm says it all.
const silentSweeps = (facts: MachineryFacts): Alarm[] => {
  if (noWorker(facts).length > 0) return []
  const silent = facts.sweeps.filter((beat) => isSilent(beat, facts.at)).map(({ sweep }) => sweep)
  if (silent.length === 0) return []
  const which = silent.map((sweep) => sweep.replaceAll('_', ' ')).join(', ')
  return [
    {
      code: 'sweep_silent',
      title: silent.length === 1 ? 'A sweep has stopped' : `${silent.length} sweeps have stopped`,
      text: `${which}: missed its scheduled run. Check the worker’s log; if it shows nothing, restart the worker.`,
    },
  ]
}

/** Whether a sweep has missed its turn. One that has never ended is: it is noted from its first turn on. */
export const isSilent = ({ every, endedAt }: SweepBeat, at: Date): boolean =>
  endedAt === null || age(endedAt, at) > silentAfter(every)

const waitingLetters = ({ deadLetters }: MachineryFacts): Alarm[] =>
  deadLetters === 0
    ? []
    : [
        {
          code: 'dead_letters',
          title: deadLetters === 1 ? '1 dead letter' : `${deadLetters} dead letters`,
          text: 'Messages failed too often and left their queue. See why below, then redrive or discard them.',
        },
      ]

const age = (then: Date, at: Date): Duration => at.getTime() - then.getTime()
