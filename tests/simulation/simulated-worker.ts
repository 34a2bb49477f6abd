import { memoryFanOut } from '#lib/adapters/memory/memory-fan-out.ts'
import { memoryGates } from '#lib/adapters/memory/memory-gates.ts'
import { memorySending } from '#lib/adapters/memory/memory-sending.ts'
import { memorySweeps } from '#lib/adapters/memory/memory-sweeps.ts'
import { createSendLimiter } from '#lib/adapters/system/send-limiter.ts'
import type { WorkerProcess } from '#lib/compose.ts'
import { seconds } from '#lib/domain/duration.ts'
import type { ClaimedDelivery } from '#lib/ports/sending.ts'

import type { Course, SimulatedWorker, Standing } from './course-parts.ts'
import type { Call } from './hits.ts'
import { untilVisible } from './simulated-queue.ts'
import { simulatedChannels } from './simulated-provider.ts'
import { WorkerDied } from './virtual-time.ts'

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
const counter = { inc: () => undefined, set: () => undefined }
// Rarely reached, so that they are met as often as the others.
const RARE: Partial<Record<Call, number>> = {
  park: 8,
  postpone: 8,
  wake_parked: 8,
  wake_fan_outs: 8,
  fan_out: 4,
}

/** One process: the real use cases over the twins, with a wait before and after each call at which anything may happen. */
export const simulatedWorker = (course: Course, number: number): SimulatedWorker => {
  const { time, plan, met } = course
  const held = new Map<string, Standing & Lease>()
  const worker: SimulatedWorker = {
    number,
    dead: false,
    pausedUntil: 0,
    offset: 0,
    stop: new AbortController(),
    disturbedAt: -Infinity,
    process: undefined as unknown as WorkerProcess, // Made below: its ports call the worker.
    call: async (call, work) => {
      const rarity = RARE[call] ?? 1
      await pass(course, worker, `before ${call}`, rarity)
      if (call !== 'send' && course.happens(plan.refused * rarity, `${call} fails`))
        throw new Error(`no ${call}`)
      const answer = await work()
      await pass(course, worker, `after ${call}`, rarity)
      if (call !== 'send' && course.happens(plan.lostAnswer * rarity, `${call} is done, and its answer lost`))
        throw new Error(`nothing heard of ${call}`)
      return answer
    },
    leaseLeft: (id) => (held.get(id)?.leaseUntil ?? 0) - (time.now + worker.offset),
    standing: (id) => {
      const own: Standing & Partial<Lease> = held.get(id) ?? {
        claimedAt: -Infinity,
        attempt: 0,
        stale: 'never claimed',
        disturbed: false,
      }
      // Or just before: it may have slept between being let in and taking it.
      const disturbed = worker.disturbedAt >= own.claimedAt - seconds(10)
      const lost = course.retailer.tables.deliveries.get(id)?.leaseToken !== own.token
      if (disturbed && lost) met('worker: slept past its lease')
      return { ...own, disturbed }
    },
  }
  const claimed: Claimed = (rows, lease) => {
    for (const { id, attempt } of rows)
      held.set(id, { ...lease, attempt, claimedAt: time.now, disturbed: false, stale: course.staleness(id) })
  }
  worker.process = processOf(course, worker, claimed)
  return worker
}

const pass = async (
  course: Course,
  worker: SimulatedWorker,
  point: string,
  rarity: number,
): Promise<void> => {
  const { time, plan, happens } = course
  await time.sleep(latency(course), worker)
  if (happens(plan.pause * rarity, 'worker: slept')) {
    const sleeps = time.pick([seconds(3), seconds(12), seconds(35), seconds(90), seconds(300)])
    worker.pausedUntil = Math.min(time.now + sleeps, plan.faultsUntil)
    worker.disturbedAt = worker.pausedUntil
    await time.sleep(0, worker)
  }
  if (!happens(plan.crash * rarity, `dies ${point}`)) return
  course.kill(worker)
  throw new WorkerDied(point)
}

const latency = ({ time }: Course): number => {
  const drawn = time.random()
  if (drawn < 0.5) return 0
  return drawn < 0.95 ? time.between(1, 10) : time.between(10, 200)
}

type Lease = { token: string; leaseUntil: number }
type Claimed = (rows: ClaimedDelivery[], lease: Lease) => void

const processOf = (course: Course, worker: SimulatedWorker, claimed: Claimed): WorkerProcess => {
  const { time } = course
  const clock = { now: () => new Date(time.now + worker.offset) }
  const gates = gatesOf(course, worker)
  const ports = {
    clock,
    gates,
    log: quiet,
    queue: queueOf(course, worker),
    sending: sendingOf(course, worker, claimed),
    random: { id: course.nextId, secret: () => 'secret', fraction: time.random },
    digest: () => new Uint8Array(),
    urls: { recall: 'http://localhost:3000', store: 'http://localhost:3001' },
    tracing: { span: <T>(_: string, work: () => Promise<T>) => work(), traceparent: () => null },
    deliveries: {
      fanOut: (input: Parameters<ReturnType<typeof memoryFanOut>['fanOut']>[0]) =>
        worker.call('fan_out', () => memoryFanOut(course.retailer.tables).fanOut(input)),
    },
    sweeps: sweepsOf(course, worker),
    sendLimiter: createSendLimiter({ gates, clock }),
    channels: simulatedChannels(course, worker),
  }
  const metrics = new Proxy({}, { get: () => counter })
  // Whatever deliveries do not need is not there, and would be missed at once.
  return { ports, metrics } as unknown as WorkerProcess
}

const gatesOf = (course: Course, { call }: SimulatedWorker): ReturnType<typeof memoryGates> => {
  const gates = memoryGates(course.retailer.tables)
  return {
    all: () => gates.all(),
    change: (channel, at, step) =>
      call('gate', async () => {
        const answer = await gates.change(channel, at, step)
        course.seen.gate(channel)
        return answer
      }),
  }
}

const queueOf = (course: Course, worker: SimulatedWorker): Course['queue'] => {
  const { queue } = course
  const { call } = worker
  return {
    ...queue,
    publish: (...entries) => call('publish', () => queue.publish(...entries)),
    receive: async (...asked) => {
      await untilVisible(course, worker, asked[0])
      return call('receive', () => queue.receive(...asked))
    },
    hide: (...hidden) => call('hide', () => queue.hide(...hidden)),
    remove: (...receipts) => call('remove', () => queue.remove(...receipts)),
  }
}

const sendingOf = (
  course: Course,
  { call }: SimulatedWorker,
  claimed: Claimed,
): ReturnType<typeof memorySending> => {
  const sending = memorySending(course.retailer.tables)
  return {
    claim: (claim) =>
      call('claim', async () => {
        course.seen.claims(claim.ids)
        const rows = await sending.claim(claim)
        claimed(rows, { token: claim.leaseToken, leaseUntil: claim.leaseUntil.getTime() })
        return rows
      }),
    settle: (settled) => call('settle', () => course.keepingEnds(() => sending.settle(settled))),
    park: (parked) => call('park', () => course.keepingEnds(() => sending.park(parked))),
    postpone: (postponed) => call('postpone', () => sending.postpone(postponed)),
    addSmsParts: (parts) => sending.addSmsParts(parts),
    endLease: (lease) => call('end_lease', () => sending.endLease(lease)),
  }
}

const sweepsOf = (course: Course, { call }: SimulatedWorker): ReturnType<typeof memorySweeps> => {
  const sweeps = memorySweeps(course.retailer.tables)
  return {
    relay: (publish, limit) => call('relay', () => sweeps.relay(publish, limit)),
    expireLeases: (at) => call('expire_leases', () => course.keepingEnds(() => sweeps.expireLeases(at))),
    wakeDue: (...due) => call('wake_due', () => sweeps.wakeDue(...due)),
    wakeParked: (...parked) => call('wake_parked', () => sweeps.wakeParked(...parked)),
    wakeFanOuts: (...lost) => call('wake_fan_outs', () => sweeps.wakeFanOuts(...lost)),
  }
}
