import type { DeliveryTables } from '#lib/adapters/memory/delivery-tables.ts'
import type { SendingChannel } from '#lib/domain/channel/channel.ts'
import { seconds } from '#lib/domain/duration.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'
import { pollLoop } from '#workers/poll-loop.ts'
import { SWEEPS } from '#workers/sweeps.ts'

import { DELIVERY_SWEEPS, type Course, type Kind, type Loop, type SimulatedWorker } from './course-parts.ts'
import { simulatedWorker } from './simulated-worker.ts'

const PAUSE_AFTER_FAULT = seconds(1)
// As main.ts has them, with fewer for each priority: their number is not what is tried here.
const POLLS: { priority: Priority; atOnce: number }[] = [
  { priority: 'high', atOnce: 2 },
  { priority: 'high', atOnce: 2 },
  { priority: 'medium', atOnce: 4 },
  { priority: 'low', atOnce: 4 },
]

/** A worker begins: its loops are those of the real one; a sweep is turned when there may be something for it to do. */
export const startLoops = (course: Course): void => {
  const worker = simulatedWorker(course, course.workers.length + 1)
  course.workers.push(worker)
  for (const { priority, atOnce } of POLLS)
    // Ends with the worker, in the middle of whatever it did.
    pollLoop(worker.process, priority, atOnce, worker.stop.signal).catch(() => undefined)
  for (const { name, every, run } of SWEEPS) {
    const kind = DELIVERY_SWEEPS.find((one) => one === name)
    if (kind) course.loops.push(sweep(course, worker, kind, every, () => run(worker.process)))
  }
}

const sweep = (
  { time }: Course,
  worker: SimulatedWorker,
  kind: Kind,
  every: number,
  run: () => Promise<number>,
): Loop => {
  const self: Loop = {
    worker,
    kind,
    busy: false,
    notBefore: time.now + time.between(0, every),
    turn: () => {
      self.busy = true
      const rest = (pause: number) => {
        self.busy = false
        self.notBefore = time.now + pause
      }
      run().then(
        (moved) => rest(moved > 0 ? 0 : every),
        () => rest(PAUSE_AFTER_FAULT),
      )
    },
  }
  return self
}

/** The loop whose turn comes first, and when: none is turned while there is surely nothing for it to do. */
export const nextLoop = (course: Course): { loop: Loop | null; at: number } => {
  const due = new Map<Kind, number>()
  const next: { loop: Loop | null; at: number } = { loop: null, at: Infinity }
  let ties = 1
  for (const one of course.loops) {
    const { worker, busy, kind, notBefore } = one
    if (busy || worker.dead) continue
    let dueAt = due.get(kind)
    if (dueAt === undefined) due.set(kind, (dueAt = nextWork(course, kind)))
    if (dueAt === Infinity) continue
    const byItsClock = isPoll(kind) || kind === 'relay' ? dueAt : dueAt - worker.offset
    const at = Math.max(notBefore, byItsClock, worker.pausedUntil, course.time.now)
    if (at > next.at) continue
    ties = at === next.at ? ties + 1 : 1
    if (ties > 1 && course.time.random() * ties >= 1) continue
    next.loop = one
    next.at = at
  }
  return next
}

const isPoll = (kind: Kind): kind is Priority => kind === 'high' || kind === 'medium' || kind === 'low'

const nextWork = ({ queue, retailer: { tables }, time, plan }: Course, kind: Kind): number => {
  let next = Infinity
  switch (kind) {
    case 'relay':
      return tables.outbox.some(({ id }) => !tables.locked.has(id)) ? time.now : Infinity
    case 'expired_leases':
      for (const { until } of tables.leases.values()) next = Math.min(next, until.getTime() + 1)
      return next
    case 'due_deliveries':
      if (time.now < plan.sweptFrom) return plan.sweptFrom
      for (const { settledAt, state, wakeAt } of tables.deliveries.values())
        if (settledAt === null && state !== 'sending') next = Math.min(next, wakeAt.getTime())
      return next
    case 'parked_deliveries':
      for (const { parkedAt, channel } of tables.deliveries.values())
        if (parkedAt !== null)
          next = Math.min(
            next,
            tables.gates.get(channel)?.breaker === 'closed' ? time.now : probeAt(tables, channel),
          )
      return next
    case 'lost_fan_outs':
      if (time.now < plan.sweptFrom) return plan.sweptFrom
      for (const { fannedOutAt, issuedAt } of tables.versions)
        if (fannedOutAt === null) next = Math.min(next, issuedAt.getTime() + seconds(5) + 1)
      return next
    default:
      return queue.nextVisible(kind)?.getTime() ?? Infinity
  }
}

const probeAt = ({ gates }: DeliveryTables, channel: SendingChannel): number =>
  gates.get(channel)?.probeAt.getTime() ?? Infinity
