import { setTimeout as sleep } from 'node:timers/promises'

import { FAILPOINTS } from '#lib/adapters/system/failpoint.ts'
import type { SeenAccept } from '#tests/support/delivery-truth.ts'
import { installWitness } from '#tests/support/witness.ts'

import { breakThing, providersTake, type Run } from './break-things.ts'
import { FAULTS, inWords, type Schedule } from './crash-plan.ts'
import type { SiteWish } from './crash-site.ts'
import { startCrashStack } from './crash-stack.ts'
import { acceptsAfter, judgeCrash, untilQuiet } from './judge-crash.ts'
import { openDesk } from './recall-desk.ts'

export type Crashed = {
  schedules: number
  deliveries: number
  accepts: number
  doubts: number
  duplicates: number
  leasesLost: number
  failedStarts: number
  /** Workers that were killed so that the next one dies at a named point. */
  armed: number
  /** How often each thing was done, and each point met. */
  hits: Record<string, number>
  /** Where nothing ever happened: nothing is known of it. */
  unmet: string[]
  violations: string[]
}

type Wish = SiteWish & {
  /** The next that is to be done; null at the end. */
  next: () => Schedule | null
  /** Goes on until everything that can break was met. */
  meetsAll: boolean
  /** Where something is left to be met, more of these are done. */
  more: Iterator<Schedule, never>
  perRound: number
  say: (line: string) => void
}

const MOST_EXTRA_ROUNDS = 6

/**
 * Real processes, and real damage to them while recalls go out, schedule after schedule; after a round of them the damage
 * ends, and once nothing is left to do what is true is held against what was promised.
 */
export const runCrash = async (wish: Wish): Promise<Crashed> => {
  await using stack = await startCrashStack(wish)
  const desk = openDesk(stack.recallUrl, stack.keys)
  const run: Run = { stack, desk, speed: wish.speed, hits: {} }
  await setTheScene(run)
  const sum: Sum = { schedules: 0, deliveries: 0, doubts: 0, duplicates: 0, accepts: [], asked: new Set() }
  const violations: string[] = []
  for (let some = take(wish.next, wish.perRound); some.length > 0 && violations.length === 0;) {
    violations.push(...(await oneRound(run, some, sum, wish.say)))
    some = take(wish.next, wish.perRound)
  }
  for (let extra = 0; extra < MOST_EXTRA_ROUNDS && violations.length === 0; extra += 1) {
    const unmet = unmetBy(run)
    if (!wish.meetsAll || unmet.length === 0) break
    const some = unmet.map((point) => towards(point, wish.more))
    violations.push(...(await oneRound(run, some, sum, wish.say)))
  }
  const { accepts, asked: _, ...counts } = sum
  const { leasesLost, failedStarts, armed, ended } = stack.seen
  return {
    ...counts,
    accepts: accepts.length,
    leasesLost,
    failedStarts,
    armed,
    hits: hitsOf(run),
    unmet: unmetBy(run),
    violations: [...violations, ...ended],
  }
}

const setTheScene = async ({ stack: { truth }, desk }: Run): Promise<void> => {
  await desk.fillCatalog()
  // Few answer here, and nobody shall be reminded of that; nor is anything held back that is not urgent.
  await truth.rows(
    `INSERT INTO escalation_ladder (tenant_id, name, version, hours, steps, saved_at, saved_by)
     SELECT p.tenant_id, ladder, 1, 'always', '[]', now(), p.id
     FROM person p, unnest('{high,medium,low}'::ladder_name[]) ladder WHERE p.email LIKE 'manager@%'`,
  )
  await truth.rows(
    `INSERT INTO delivery_policy (tenant_id, quiet, per_contact, sms_limit, saved_at, saved_by)
     SELECT tenant_id, 'none', 10000, NULL, now(), id FROM person WHERE email LIKE 'manager@%'`,
  )
  await installWitness(truth)
}

const take = (next: () => Schedule | null, most: number): Schedule[] => {
  const some: Schedule[] = []
  while (some.length < most) {
    const one = next()
    if (!one) break
    some.push(one)
  }
  return some
}

type Sum = Pick<Crashed, 'schedules' | 'deliveries' | 'doubts' | 'duplicates'> & {
  accepts: SeenAccept[]
  asked: Set<string>
}

/** Answers what was broken. */
const oneRound = async (
  run: Run,
  schedules: readonly Schedule[],
  sum: Sum,
  say: (line: string) => void,
): Promise<string[]> => {
  const { stack } = run
  const failures: string[] = []
  const sleepers: Promise<void>[] = []
  for (const schedule of schedules) {
    say(inWords(schedule))
    const failed = (error: unknown) => void failures.push(`${schedule.name}: ${String(error)}`)
    const { recallId, asleep, done } = await begin(run, schedule)
    sum.asked.add(recallId)
    sleepers.push(asleep.catch(failed))
    await done.catch(failed)
  }
  await Promise.all(sleepers)
  failures.push(...(await becomeQuiet(run)))
  sum.accepts.push(...(await acceptsAfter(stack, sum.accepts.length)))
  const { broken, ...found } = await judgeCrash(stack, sum.accepts, sum.asked)
  Object.assign(sum, found)
  sum.schedules += schedules.length
  say(`quiet: ${found.deliveries} deliveries, ${sum.accepts.length} accepts, ${found.doubts} doubts`)
  return [...failures, ...broken]
}

const isLong = ({ kind }: Schedule['faults'][number]): boolean => kind === 'worker stopped past its lease'

/** Its recall goes out, and its faults happen; `asleep`: whoever sleeps past a lease does so while others go on. */
const begin = async (run: Run, schedule: Schedule) => {
  const { stack, desk } = run
  await providersTake(stack, schedule.latencyMs)
  const before = timesAt(run, schedule)
  const awake = stack.workers.filter(({ asleep }) => !asleep)
  for (const worker of awake) stack.arm(worker, schedule.failpoint, schedule.times)
  const [recallId] = await Promise.all([
    desk.prepare(schedule),
    ...awake.map((worker) => worker.untilReady()),
  ])
  const happen = async (fault: Schedule['faults'][number]): Promise<void> => {
    await sleep(fault.afterMs)
    await breakThing(run, { recallId, schedule }, fault)
  }
  const [long, short] = [schedule.faults.filter(isLong), schedule.faults.filter((fault) => !isLong(fault))]
  return {
    recallId,
    asleep: Promise.all(long.map(happen)).then(() => undefined),
    done: Promise.all([desk.issue(recallId), ...short.map(happen)]).then(() =>
      untilMet(run, schedule, before),
    ),
  }
}

const timesAt = ({ stack }: Run, { failpoint }: Schedule): number => stack.seen.failpoints[failpoint] ?? 0

// The next schedule arms the workers anew; what was to die here does so first, if it comes here at all.
const untilMet = async (run: Run, schedule: Schedule, before: number): Promise<void> => {
  for (let tries = 0; tries < 150 && timesAt(run, schedule) === before; tries += 1) await sleep(20)
}

/** Nothing more is broken, except that both workers die once more: in what the quiet comes about by, a sweep. */
const becomeQuiet = async ({ stack }: Run): Promise<string[]> => {
  await providersTake(stack, 0)
  for (const worker of stack.workers) stack.arm(worker, 'in_sweep', 1)
  const all = [stack.postgres, stack.queues, stack.simulator, stack.web, ...stack.workers]
  await Promise.all(all.map((one) => one.untilReady()))
  const left = await untilQuiet(stack)
  return left === null ? [] : [`I1: it does not come to rest: ${left}`]
}

const hitsOf = ({ hits, stack }: Run): Record<string, number> => ({
  ...Object.fromEntries([...FAULTS, ...FAILPOINTS].map((point) => [point, 0])),
  ...hits,
  ...stack.seen.failpoints,
})

const unmetBy = (run: Run): string[] =>
  Object.entries(hitsOf(run)).flatMap(([point, times]) => (times === 0 ? [point] : []))

/** The next that leads to a point at which nothing has happened yet; every round leads to a sweep. */
const towards = (point: string, more: Iterator<Schedule, never>): Schedule => {
  for (;;) {
    const { value } = more.next()
    const leads = point === 'in_sweep' || value.failpoint === point
    if (leads || value.faults.some(({ kind }) => kind === point)) return value
  }
}
