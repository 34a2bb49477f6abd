import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { realWorker } from '#tests/support/real-worker.ts'
import { bareWorld, type World } from '#tests/support/world.ts'

// A real process, as it is started in production.

const STORES = 30
const NOW = () => ({ at: `${new Date().toISOString().slice(0, 19)}+00:00[UTC]` })

const recallForAll = async (world: World) => {
  for (let n = 0; n < STORES; n += 1) await world.store()
  return () => world.issueRecall({ target: { mode: 'all', storeNumbers: [] } })
}

const states = async (world: World): Promise<Record<string, number>> => {
  const rows = await world.truth.rows<{ state: string; count: number }>(
    'SELECT state, count(*)::int AS count FROM delivery GROUP BY state',
  )
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

const until = async (what: () => boolean | Promise<boolean>, withinMs = 40_000): Promise<void> => {
  const end = Date.now() + withinMs
  while (!(await what())) {
    if (Date.now() > end) throw new Error('It did not come about in time.')
    await sleep(50)
  }
}

test('told to stop, it finishes what it has in hand within 20 s, and leaves nothing in doubt', async () => {
  await using world = await bareWorld(NOW())
  const issue = await recallForAll(world)
  await using worker = await realWorker(world.database, 1500)
  await issue()
  await until(() => worker.provider.begun > 0)
  const asked = performance.now()
  worker.process.kill('SIGTERM')
  const [code] = (await once(worker.process, 'exit')) as [number | null]
  expect(code).toBe(0)
  expect(performance.now() - asked).toBeLessThan(20_000)
  const { accepted = 0, pending = 0, ...others } = await states(world)
  expect(others).toEqual({})
  expect([accepted, accepted + pending]).toEqual([worker.provider.taken, STORES])
  expect(worker.provider.begun).toBe(worker.provider.taken)
  expect(await world.truth.rows('SELECT FROM delivery_lease')).toEqual([])
}, 60_000)

test('whose database and queues go away for a while, it goes on by itself', async () => {
  await using world = await bareWorld(NOW())
  const issue = await recallForAll(world)
  await using worker = await realWorker(world.database, 20)
  // As in a failover: every connection ends with 57P01, again and again for a while.
  const cut = () =>
    world.truth.rows(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'clearshelf_worker'`,
    )
  const back = worker.loseQueues()
  await issue()
  for (let times = 0; times < 20; times += 1) {
    await cut()
    await sleep(100)
  }
  expect(worker.process.exitCode).toBe(null)
  await back()
  await until(async () => (await states(world))['accepted'] === STORES)
  expect([worker.process.exitCode, worker.process.signalCode]).toEqual([null, null])
  expect(worker.provider.taken).toBe(STORES)
}, 90_000)
