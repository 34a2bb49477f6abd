import { minutes, seconds } from '#lib/domain/duration.ts'
import { PRIORITIES } from '#lib/domain/recall/recall.ts'
import { fanOut } from '#lib/use-cases/delivery/fan-out.ts'
import type { EmailFault } from '#tests/support/fake-email.ts'
import { seeded } from '#tests/support/world-time.ts'
import { CRASH_POINTS, type CrashPoint } from '#tests/support/world-worker.ts'
import { bareWorld, email, type World } from '#tests/support/world.ts'
import type { Store } from '#tests/support/world-stores.ts'

const FAULTS: EmailFault[] = ['try_later', 'refused', 'silence', 'accept_then_timeout']

/** What was met, over all runs: a simulation that never met a fault has shown nothing about it. */
export type Met = Record<EmailFault | CrashPoint | 'issued' | 'acknowledged' | 'wiped' | 'repeats', number>

type Run = {
  world: World
  stores: Store[]
  recalls: { id: string }[]
  random: () => number
  met: Met
  log: string[]
}

const pick = <T>({ random }: Pick<Run, 'random'>, from: readonly T[]): T => {
  const one = from[Math.floor(random() * from.length)]
  if (one === undefined) throw new Error('There is nothing to pick from.')
  return one
}

const STEPS: [weight: number, name: string, step: (run: Run) => Promise<void>][] = [
  [3, 'issue', issue],
  [3, 'acknowledge', acknowledge],
  [4, 'time passes', timePasses],
  [3, 'provider fails', providerFails],
  [3, 'crash', crash],
  [2, 'wipe', wipe],
  [3, 'one round', async ({ world }) => void (await world.worker.round())],
  [1, 'fan out again', fanOutAgain],
  [1, 'hint again', hintAgain],
]

async function issue(run: Run): Promise<void> {
  const { world, stores, recalls, met } = run
  const some = stores.filter(() => run.random() < 0.6)
  const listed = some.length === 0 ? stores : some
  const target = { mode: 'listed' as const, storeNumbers: listed.map(({ number }) => number) }
  recalls.push(await world.issueRecall({ priority: pick(run, PRIORITIES), target }))
  met.issued += 1
}

async function acknowledge(run: Run): Promise<void> {
  const { world, met } = run
  const open = await world.truth.rows<{ recallId: string; storeId: string }>(
    `SELECT recall_id AS "recallId", store_id AS "storeId" FROM notice ORDER BY recall_id, store_id`,
  )
  if (open.length === 0) return
  const { recallId, storeId } = pick(run, open)
  // Whoever answered already may do it again: the first answer stands.
  await run.stores.find(({ id }) => id === storeId)?.acknowledges({ id: recallId })
  met.acknowledged += 1
}

async function timePasses(run: Run): Promise<void> {
  await run.world.fastForward(pick(run, [seconds(1), seconds(20), minutes(1), minutes(5), minutes(45)]))
}

async function providerFails(run: Run): Promise<void> {
  // Always at one contact: ids within one moment are in no order, and the same seed shall meet the same faults.
  const store = pick(run, run.stores)
  const to = pick(run, [store.onDuty, store.afterHours]).address
  run.world.email.fails(pick(run, FAULTS), { to, times: 1 + Math.floor(run.random() * 3) })
}

async function crash(run: Run): Promise<void> {
  run.world.worker.crashes(pick(run, CRASH_POINTS))
}

async function wipe({ world, met }: Run): Promise<void> {
  await world.worker.relay()
  met.wiped += world.queue.size()
  world.queue.wipe()
}

async function fanOutAgain(run: Run): Promise<void> {
  const { world, recalls } = run
  if (recalls.length === 0) return
  await fanOut(world.worker.ports)({
    tenantId: world.tenantId,
    recallId: pick(run, recalls).id,
    recallVersion: 1,
  })
}

/** As SQS may, which gives a message at least once: everything that was ever to be sent is named again. */
async function hintAgain({ world }: Run): Promise<void> {
  const { tenantId } = world
  const rows = await world.truth.rows<{ id: string }>('SELECT id FROM delivery')
  if (rows.length === 0) return
  const message = {
    type: 'send' as const,
    version: 1 as const,
    tenantId,
    channel: 'email' as const,
    deliveryIds: rows.map(({ id }) => id),
  }
  await world.queue.publish('low', [{ id: world.web.random.id(), tenantId, message, traceparent: null }])
}

const WHEEL = STEPS.flatMap(([weight, name, step]) => Array.from({ length: weight }, () => ({ name, step })))

export type Simulated = AsyncDisposable & { world: World; log: string[] }

/** One random course of things, from its seed to its end, at which everything works again and four days have passed. */
export const simulate = async (seed: number, length: number, met: Met): Promise<Simulated> => {
  await using rising = new AsyncDisposableStack()
  const world = rising.use(await bareWorld({ seed }))
  const stores: Store[] = []
  for (let n = 0; n < 4; n += 1) stores.push(await world.store({ onDuty: email(), afterHours: email() }))
  const run: Run = { world, stores, recalls: [], random: seeded(seed), met, log: [] }
  await issue(run)
  for (let n = 0; n < length; n += 1) {
    const { name, step } = pick(run, WHEEL)
    run.log.push(`${world.clock.now().toISOString()} ${name}`)
    await step(run)
  }
  await world.fastForward(minutes(30))
  const { email: provider, worker } = world
  for (const fault of FAULTS) met[fault] += provider.met(fault)
  for (const point of CRASH_POINTS) met[point] += worker.met(point)
  provider.recovers()
  worker.survives()
  await world.fastForward(minutes(4 * 24 * 60))
  met.repeats += provider.accepts.filter(({ text }) =>
    text.includes('may have received this message before'),
  ).length
  const kept = rising.move()
  return { world, log: run.log, [Symbol.asyncDispose]: () => kept.disposeAsync() }
}

export const nothingMet = (): Met => {
  const names = [...FAULTS, ...CRASH_POINTS, 'issued', 'acknowledged', 'wiped', 'repeats'] as const
  return Object.fromEntries(names.map((name) => [name, 0])) as Met
}
