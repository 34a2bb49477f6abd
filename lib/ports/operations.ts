import type { SendingChannel } from '#lib/domain/channel/channel.ts'
import type { QueueDepth, SweepBeat } from '#lib/domain/operations/alarms.ts'
import type { SyntheticFacts } from '#lib/domain/operations/synthetic-recall.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'

export type DeadLetter = {
  id: string
  /** As the queue names it. */
  messageId: string
  /** As it says itself; one that names no tenant that there is belongs to nobody. */
  tenantId: string | null
  queue: Priority
  type: string
  body: string
  reason: string
  receiveCount: number
  /** Deliveries that it would have sent. */
  deliveryIds: string[]
  at: Date
}

/** What the worker does with messages that a queue gave up on. */
export type DeadLetters = {
  /** Keeps them, and notes it at the deliveries that they name, all or none. One that is kept already is seen once more. */
  keep(letters: DeadLetter[]): Promise<void>
  /** Puts up to so many of those that were redriven back on their way. Answers how many. */
  requeue(at: Date, limit: number): Promise<number>
  /** How many wait for somebody's decision, in each queue, of all tenants; and those that belong to none. */
  waiting(): Promise<{ queue: Priority; count: number; nobodys: number }[]>
}

/** Which are meant: some by their ids, or all that wait. */
export type ChosenLetters = { queue: Priority; ids: string[] } | { queue: Priority; ids: null }

/** What the people of a tenant do with them. */
export type DeadLetterRows = {
  /** Locks those that are there, whatever became of them. Redrivable: its body is one that a queue takes. */
  lock(
    chosen: ChosenLetters,
  ): Promise<{ id: string; queue: Priority; waiting: boolean; redrivable: boolean }[]>
  decide(
    ids: string[],
    decision: { state: 'redriven' | 'discarded'; by: string | null; why: string | null; at: Date },
  ): Promise<void>
}

/** How much is in the queues and in those for dead letters; null when they do not answer. Never throws. */
export type QueueDepths = () => Promise<QueueDepth[] | null>

/** What each worker says of itself. */
export type Heartbeats = {
  /** Notes when each sweep of this worker last ended and last failed, and that the worker is there. */
  beat(worker: string, beats: SweepBeat[], at: Date): Promise<void>
  /** Every sweep, as whichever worker did it last; and when each worker was last seen. Long gone ones are forgotten. */
  latest(): Promise<{ sweeps: SweepBeat[]; workers: { worker: string; seenAt: Date }[] }>
}

/** The recall that goes out by itself to see whether one would; for its own tenant only. */
export type SyntheticRows = {
  /** Takes note of what became of those that are out. Answers of how many something is known now. */
  noteOutcomes(): Promise<number>
  /** Whether one that was begun after then is still out. */
  isOut(begunAfter: Date): Promise<boolean>
  /** Begins the run of this minute; false when another worker has. What was noted a day ago is forgotten. */
  begin(run: { minute: Date; recallId: string; at: Date }): Promise<boolean>
  /** The tenant, its one store and its one contact at this address. */
  openGround(address: string, at: Date): Promise<void>
  /** Forgets every recall of this tenant, with all that came of it. */
  forgetRecalls(): Promise<void>
}

/** The machinery as it stands, of all tenants. */
export type Machinery = {
  /** Waiting for a provider that is away, and for their turn. */
  waits(at: Date): Promise<{ channel: SendingChannel; parked: number; postponed: number }[]>
  /** What the synthetic recall has shown; null: none went out for an hour, so it is off. */
  synthetic(at: Date): Promise<SyntheticFacts | null>
}
