import { expect, test } from 'vitest'

import { openDatabase } from '#lib/adapters/prisma/database.ts'
import { listStores } from '#lib/queries/catalog/list-stores.ts'
import { listNotices } from '#lib/queries/recall/list-notices.ts'
import { storePart } from '#lib/queries/recall/store-part.ts'
import { acknowledgeNotice } from '#lib/use-cases/notice/acknowledge-notice.ts'
import { escalateStores } from '#lib/use-cases/notice/escalate-stores.ts'
import { remindStores } from '#lib/use-cases/notice/remind-stores.ts'
import { createWorld, type World } from '#tests/support/world.ts'

const everyStore = { matching: {} }

// Country, with North and South below it, and Springfield below South.
const threeStores = async () => {
  const world = await createWorld()
  const names = ['North', 'South', 'Springfield'] as const
  const stores = await Promise.all(names.map((region) => world.store({ region })))
  await world.truth.rows(`INSERT INTO region (id, tenant_id, name) VALUES ($1, $2, 'Country')`, [
    world.web.random.id(),
    world.tenantId,
  ])
  await world.truth.rows(
    `UPDATE region r SET parent_id = p.id FROM region p
     WHERE (r.name, p.name) IN (('North', 'Country'), ('South', 'Country'), ('Springfield', 'South'))`,
  )
  const recall = await world.issueRecall({ shippedTo: stores })
  for (const store of stores) await store.onDuty.expects(/Product recall/)
  return { world, stores, recall, numbers: stores.map(({ number }) => number) }
}

const managerOf = async (world: World, name: string) => {
  const boss = await world.person({ role: 'district_manager', name: `Manager of ${name}` })
  await world.truth.rows(
    `UPDATE person SET region_id = (SELECT id FROM region WHERE name = $2) WHERE id = $1`,
    [boss.id, name],
  )
  return boss
}

test('a district’s manager sees and follows up the stores of the districts below, and no others', async () => {
  const { world, stores, recall, numbers } = await threeStores()
  await using _ = world
  const actor = await (await managerOf(world, 'South')).atWork()
  const now = world.clock.now()
  const seen = await Promise.all(
    numbers.map((storeNumber) => storePart(world.db.web, actor, { recallId: recall.id, storeNumber, now })),
  )
  expect(seen.map(({ ok }) => ok)).toEqual([false, true, true])
  const told = await remindStores(world.web)(actor, { recallId: recall.id, chosen: { numbers } })
  expect(told).toMatchObject({ value: { told: 2 } })
  await stores[1]?.onDuty.expects(/Product recall/)
  await stores[2]?.onDuty.expects(/Product recall/)
  const acknowledged = await Promise.all(
    numbers.map((storeNumber) =>
      acknowledgeNotice(world.web)(actor, {
        notice: { recallId: recall.id, storeNumber },
        by: 'The district',
        version: 1,
      }),
    ),
  )
  expect(acknowledged.map(({ ok }) => ok)).toEqual([false, true, true])
})

test('the same, when only the application asks for it', async () => {
  const { world, recall, numbers } = await threeStores()
  await using _ = world
  const actor = await (await managerOf(world, 'South')).atWork()
  // A superuser’s connection: row-level security is out of force.
  const unbound = openDatabase(world.database.adminUrl, 2)
  const page = { limit: 50 }
  const stores = await listStores(unbound, actor, page)
  expect(stores.ok && stores.value.data.map(({ number }) => number)).toEqual(numbers.slice(1))
  const filter = { recallId: recall.id, now: world.clock.now(), ...page }
  const notices = await listNotices(unbound, actor, filter)
  expect(notices.ok && notices.value.data.map(({ storeNumber }) => storeNumber)).toEqual(numbers.slice(1))
  await unbound.$disconnect()
})

test('an escalation goes to the nearest manager, from the store’s district upwards', async () => {
  const { world, recall, numbers } = await threeStores()
  await using _ = world
  const [top, near] = [await managerOf(world, 'Country'), await managerOf(world, 'South')]
  await escalateStores(world.web)(await world.manager.atWork(), { recallId: recall.id, chosen: everyStore })
  await top.inbox.expects(new RegExp(`Escalation: 1 store has not acted[^]+${numbers[0]} `))
  await near.inbox.expects(
    new RegExp(`Escalation: 2 stores have not acted[^]+${numbers[1]} [^]+${numbers[2]} `),
  )
  expect(
    await world.truth.rows(
      `SELECT p.name, count(*)::int AS stores FROM notice n JOIN person p ON p.id = n.owner_id GROUP BY 1 ORDER BY 1`,
    ),
  ).toEqual([
    { name: 'Manager of Country', stores: 1 },
    { name: 'Manager of South', stores: 2 },
  ])
})
