import type { MemoryQueue } from '#lib/adapters/memory/memory-queue.ts'
import type { WorkerProcess } from '#lib/compose.ts'
import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'
import type { BreakerState } from '#lib/domain/delivery/provider-gate.ts'
import type { SendingChannel } from '#lib/domain/channel/channel.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'
import type { MemoryRetailer } from '#tests/support/memory-retailer.ts'

import type { CoursePlan } from './course-plan.ts'
import type { Call, Hits } from './hits.ts'
import type { Mortal, VirtualTime } from './virtual-time.ts'

// What a course consists of. Its parts know one another, so they stand together.

/** One course of things, from its seed to its end: workers, queue and providers in virtual time, and what was seen. */
export type Course = {
  seed: number
  time: VirtualTime
  plan: CoursePlan
  retailer: MemoryRetailer
  queue: MemoryQueue
  seen: Seen
  hits: Hits
  loops: Loop[]
  workers: SimulatedWorker[]
  met: (point: string) => void
  /** Whether this goes wrong now; never once things are quiet. */
  happens: (probability: number, point: string) => boolean
  kill: (worker: SimulatedWorker) => void
  nextId: () => string
  /** Why this delivery makes no sense at this moment, as an onlooker sees it. */
  staleness: (deliveryId: string) => string | null
  /** Does it, and notes what had come to an end before and no longer has. */
  keepingEnds: <Answer>(work: () => Promise<Answer>) => Promise<Answer>
  /** Nothing is left to do, and it came to that by itself. */
  cameToRest: boolean
  steps: number
}

export const DELIVERY_SWEEPS = [
  'relay',
  'expired_leases',
  'due_deliveries',
  'parked_deliveries',
  'lost_fan_outs',
] as const
export type Kind = Priority | (typeof DELIVERY_SWEEPS)[number]

/** What a worker waits to do: receive from a queue that has something, or sweep again. */
export type Loop = { worker: SimulatedWorker; kind: Kind; busy: boolean; notBefore: number; turn: () => void }

/** What was true when the worker took a delivery, for the checker to judge what it sent by. */
export type Standing = {
  claimedAt: number
  attempt: number
  /** It slept, or its clock was moved, since it took it. */
  disturbed: boolean
  stale: string | null
}

export type SimulatedWorker = Mortal & {
  number: number
  process: WorkerProcess
  stop: AbortController
  /** Of its clock against the true time. */
  offset: number
  disturbedAt: number
  call: <Answer>(call: Call, work: () => Promise<Answer>) => Promise<Answer>
  standing: (deliveryId: string) => Standing
  /** By its own clock. */
  leaseLeft: (deliveryId: string) => number
}

type Sent = Standing & { deliveryId: string; at: number }

/** What an onlooker with the true time has seen of a course. */
export type Seen = {
  /** Every request that reached a provider. */
  sends: (Sent & { channel: SendingChannel })[]
  accepts: (Sent & { providerMessageId: string })[]
  answers: (Sent & { outcome: SendOutcome })[]
  breakers: { channel: SendingChannel; at: number; state: BreakerState }[]
  /** What was taken up after it had been due for so long, though nothing was in the way. */
  late: { deliveryId: string; at: number; dueAt: number }[]
  /** Begun by a worker whose own clock told it that the lease might run out during the send. */
  begunLate: string[]
  /** What the queue alone should have brought about, and did not. */
  unswept: string[]
  ended: Map<string, string>
  /** Deliveries that had come to an end and then were something else. */
  revived: string[]
  gate: (channel: SendingChannel) => void
  claims: (ids: string[]) => void
}
