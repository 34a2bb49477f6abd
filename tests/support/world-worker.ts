import type { WorkerProcess } from '#lib/compose.ts'
import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'
import { after, minutes, seconds, type Duration } from '#lib/domain/duration.ts'
import { PRIORITIES } from '#lib/domain/recall/recall.ts'
import type { Channels } from '#lib/ports/channels.ts'
import type { Deliveries, Queue } from '#lib/ports/delivery.ts'
import type { Sending } from '#lib/ports/sending.ts'
import { handleMessage } from '#workers/handle-message.ts'
import { SWEEPS } from '#workers/sweeps.ts'

import type { Truth } from './truth.ts'
import type { WorldQueue } from './world-queue.ts'
import type { HandClock } from './world-time.ts'

const STEPS = ['publish', 'remove', 'fan_out', 'claim', 'send', 'settle'] as const
type Step = (typeof STEPS)[number]
export type CrashPoint = `${'before' | 'after'}_${Step}`
export const CRASH_POINTS = STEPS.flatMap((step): CrashPoint[] => [`before_${step}`, `after_${step}`])

class WorkerDied extends Error {}

export type WorldWorker = {
  /** The worker dies, as by kill -9, the next time it gets there; another one takes its place. */
  crashes(at: CrashPoint): void
  /** Whatever was planned for it is called off. */
  survives(): void
  deaths: number
  /** How often it died there. */
  met(at: CrashPoint): number
  /** Crash points that were planned and never reached. */
  unhit(): CrashPoint[]
  /** One worker's ports, for handing it work by hand. */
  ports: WorkerProcess['ports']
  /** Publishes what waits in the outbox, and handles none of it. */
  relay: () => Promise<void>
  /** Publishes, and handles what was published before; what comes of that stays in the outbox. */
  round: () => Promise<number>
  /** Works until nothing moves any more at this moment. */
  comeToRest: () => Promise<void>
  /** Lets time pass, and stops at each moment at which something is due. */
  fastForward: (duration: Duration) => Promise<void>
}

type Needs = { process: WorkerProcess; queue: WorldQueue; clock: HandClock; truth: Truth }

const TOO_MANY_ROUNDS = 2000

/** The real handlers and sweeps, turned by hand: as many rounds as there is work, none in between. */
export const worldWorker = ({ process, queue, clock, truth }: Needs): WorldWorker => {
  let planned: CrashPoint[] = []
  const died: string[] = []
  let worker = mortal(process, () => planned)

  const survive = async (work: (alive: WorkerProcess) => Promise<number>): Promise<number> => {
    try {
      return await work(worker)
    } catch (error) {
      if (!(error instanceof WorkerDied)) throw error
      planned = planned.filter((point) => point !== error.message)
      died.push(error.message)
      worker = mortal(process, () => planned)
      self.deaths += 1
      return 1
    }
  }
  // What measures and tidies up runs as often as in the real worker: at every stop it would cost more than all the work.
  const ranAt = new Map<string, number>()
  const dueSweeps = (now: Date) =>
    SWEEPS.filter(({ name, every }) => {
      const isDue = every < minutes(1) || now.getTime() - (ranAt.get(name) ?? 0) >= every
      if (isDue) ranAt.set(name, now.getTime())
      return isDue
    })
  const round = async (): Promise<number> => {
    let moved = 0
    for (const { name, run } of SWEEPS) if (name === 'relay') moved += await survive(run)
    for (const priority of PRIORITIES) moved += await survive((alive) => handleSome(alive, priority))
    if (moved > 0) return moved
    for (const { run } of dueSweeps(clock.now())) moved += await survive(run)
    return moved
  }
  const rest = async (): Promise<void> => {
    let rounds = 0
    while ((await round()) > 0) {
      rounds += 1
      if (rounds > TOO_MANY_ROUNDS) throw new Error('The world does not come to rest.')
    }
  }
  const self: WorldWorker = {
    deaths: 0,
    ports: process.ports,
    relay: async () => {
      for (const { name, run } of SWEEPS) if (name === 'relay') await survive(run)
    },
    round,
    survives: () => void (planned = []),
    met: (at) => died.filter((point) => point === at).length,
    crashes: (at) => void planned.push(at),
    unhit: () => planned,
    comeToRest: async () => {
      // Asked for by a test, every sweep runs, as if all of them were due.
      ranAt.clear()
      await rest()
    },
    fastForward: async (duration) => {
      const end = after(clock.now(), duration)
      await self.comeToRest()
      for (
        let due = await nextMoment(clock.now(), truth, queue);
        due && due <= end;
        due = await nextMoment(clock.now(), truth, queue)
      ) {
        clock.moveTo(due)
        await rest()
      }
      clock.moveTo(end)
      await self.comeToRest()
    },
  }
  return self
}

const handleSome = async (worker: WorkerProcess, priority: (typeof PRIORITIES)[number]): Promise<number> => {
  const { queue } = worker.ports
  const messages = await queue.receive(priority, 10, 0)
  for (const message of messages) {
    const outcome = await handleMessage(worker.ports)(message, priority)
    if (outcome === 'done') await queue.remove(priority, [message.receipt])
  }
  return messages.length
}

// A millisecond past what is due: the sweeps ask for "before now", and time has no grain smaller than that here.
const nextMoment = async (now: Date, truth: Truth, queue: WorldQueue): Promise<Date | null> => {
  const [row] = await truth.rows<{ at: Date | null }>(
    `SELECT min(at) AS at FROM (
       SELECT next_attempt_at AS at FROM delivery WHERE settled_at IS NULL AND state <> 'sending'
       UNION ALL SELECT wake_at FROM delivery WHERE settled_at IS NULL AND state <> 'sending'
       UNION ALL SELECT until FROM delivery_lease
       UNION ALL SELECT wake_at FROM delivery_dispatch
       UNION ALL SELECT wake_at FROM contact_test WHERE settled_at IS NULL
       UNION ALL SELECT probe_at FROM provider_gate WHERE breaker <> 'closed'
       UNION ALL SELECT $1::timestamptz + interval '1 second' FROM provider_gate g
         WHERE g.breaker = 'closed' AND EXISTS (SELECT FROM delivery p WHERE p.parked_at IS NOT NULL AND p.channel = g.channel)
       UNION ALL SELECT greatest(next_attempt_at, enqueued_at + interval '2 minutes') FROM account_mail WHERE settled_at IS NULL AND enqueued_at >= next_attempt_at
       UNION ALL SELECT next_attempt_at FROM account_mail WHERE settled_at IS NULL AND enqueued_at < next_attempt_at
       UNION ALL SELECT issued_at + $2::int * interval '1 millisecond' FROM recall_version WHERE fanned_out_at IS NULL
       UNION ALL SELECT at + $2::int * interval '1 millisecond' FROM follow_up WHERE planned_at IS NULL
       UNION ALL SELECT look_at FROM recall_ladder
       UNION ALL SELECT fanned_out_at + interval '2 minutes' FROM recall_version WHERE looked_again_at IS NULL
     ) moments WHERE at >= $1`,
    [now, seconds(5)],
  )
  const moments = [row?.at, queue.nextVisible(now)].flatMap((at) => (at ? [at.getTime()] : []))
  return moments.length === 0 ? null : after(new Date(Math.min(...moments)), 1)
}

/** The same worker, except that it dies where it was planned, and that a dead one does nothing more. */
const mortal = (process: WorkerProcess, planned: () => CrashPoint[]): WorkerProcess => {
  let died: CrashPoint | null = null
  const pass = (point: CrashPoint): void => {
    if (died === null && planned().includes(point)) died = point
    if (died !== null) throw new WorkerDied(died)
  }
  const around =
    <Args extends unknown[], Answer>(step: Step, call: (...args: Args) => Promise<Answer>) =>
    async (...args: Args): Promise<Answer> => {
      pass(`before_${step}`)
      const answer = await call(...args)
      pass(`after_${step}`)
      return answer
    }
  const { queue, deliveries, sending, channels } = process.ports
  return {
    ...process,
    ports: {
      ...process.ports,
      queue: {
        ...queue,
        publish: around('publish', (...entries: Parameters<Queue['publish']>) => queue.publish(...entries)),
        remove: around('remove', (...receipts: Parameters<Queue['remove']>) => queue.remove(...receipts)),
      },
      deliveries: {
        fanOut: around('fan_out', (version: Parameters<Deliveries['fanOut']>[0]) =>
          deliveries.fanOut(version),
        ),
        planFollowUp: (followUp: Parameters<Deliveries['planFollowUp']>[0]) =>
          deliveries.planFollowUp(followUp),
        judgeLateStock: (late: Parameters<Deliveries['judgeLateStock']>[0]) =>
          deliveries.judgeLateStock(late),
        rescanMissedStock: (version: Parameters<Deliveries['rescanMissedStock']>[0]) =>
          deliveries.rescanMissedStock(version),
      },
      sending: {
        ...sending,
        claim: around('claim', (claim: Parameters<Sending['claim']>[0]) => sending.claim(claim)),
        settle: around('settle', (settled: Parameters<Sending['settle']>[0]) => sending.settle(settled)),
      },
      channels: mortalChannels(channels, (send) => around('send', send)),
    },
  }
}

type Send = (message: never) => Promise<SendOutcome>

const mortalChannels = (channels: Channels, wrap: (send: Send) => Send): Channels =>
  Object.fromEntries(
    Object.entries(channels).map(([name, { send }]) => [name, { send: wrap(send as Send) }]),
  ) as unknown as Channels
