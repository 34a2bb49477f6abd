import { expect, test } from 'vitest'

import { minutes } from '#lib/domain/duration.ts'
import { ok, type Result } from '#lib/domain/result.ts'
import { storeLots } from '#lib/queries/catalog/store-lots.ts'
import { listDrills } from '#lib/queries/drill/list-drills.ts'
import { listRecallHeads, listRecalls } from '#lib/queries/recall/list-recalls.ts'
import { callList } from '#lib/queries/recall/call-list.ts'
import { addShipments } from '#lib/use-cases/catalog/add-shipments.ts'
import { planDrill } from '#lib/use-cases/recall/plan-drill.ts'
import { gtin, shipment } from '#prisma/demo/builders.ts'
import { createWorld } from '#tests/support/world.ts'

type Page = Result<{ keys: string[]; nextCursor: string | null }>

/** All keys of a list, read in pages of this size. */
const pages = async (limit: number, ask: (page: { limit: number; cursor?: string }) => Promise<Page>) => {
  const keys: string[] = []
  for (let cursor: string | undefined; ;) {
    const page = await ask({ limit, ...(cursor === undefined ? {} : { cursor }) })
    if (!page.ok) throw new Error(page.rejection.code)
    expect(page.value.keys.length).toBeLessThanOrEqual(limit)
    keys.push(...page.value.keys)
    if (page.value.nextCursor === null) return keys
    cursor = page.value.nextCursor
  }
}

test('the lots of a store are one list, whatever the size of its pages', async () => {
  await using world = await createWorld()
  const { number: storeNumber } = await world.store()
  const actor = await world.manager.atWork()
  const lots = [null, 'L 1', 'L1', 'L2', 'L3', 'l1']
  // Two days, so that what was shipped at one moment stands in an order, too.
  const rows = lots.map((lot, i) => ({
    ...shipment({ ref: `S${i}`, storeNumber, lot, quantity: i + 1 }),
    shippedAt: new Date(`2026-01-0${i < 3 ? 1 : 2}T06:00:00Z`),
  }))
  await addShipments(world.web)(
    actor,
    rows.map((row, index) => ({ index, row })),
  )
  const ask = async (page: { limit: number; cursor?: string }): Promise<Page> => {
    const found = await storeLots(world.db.web, actor, { number: storeNumber, ...page })
    if (!found.ok) return found
    const { data, nextCursor } = found.value
    return ok({ keys: data.map(({ lot, quantity }) => `${lot} ${quantity}`), nextCursor })
  }
  const whole = await pages(500, ask)
  expect(whole).toEqual(['L2 4', 'L3 5', 'l1 6', 'null 1', 'L 1 2', 'L1 3'])
  for (const limit of [1, 2, 3, 5, 6]) expect(await pages(limit, ask), `pages of ${limit}`).toEqual(whole)
})

test('whom to call is one list, and so are the drills', async () => {
  await using world = await createWorld()
  const first = await world.store()
  const stores = [first]
  for (let i = 1; i < 5; i += 1) stores.push(await world.store())
  const recall = await world.issueRecall({ shippedTo: stores })
  for (const store of stores) await store.onDuty.expects(/Product recall/)
  const actor = await world.manager.atWork()
  const now = world.clock.now()
  const toCall = async (page: { limit: number; cursor?: string }): Promise<Page> => {
    const filter = { recallId: recall.id, chosen: { matching: {} }, now, ...page }
    const found = await callList(world.db.web, actor, filter)
    return found.ok ? ok({ ...found.value, keys: found.value.stores.map(({ number }) => number) }) : found
  }
  const called = await pages(500, toCall)
  expect(called.toSorted()).toEqual(stores.map(({ number }) => number).toSorted())
  for (const limit of [1, 2, 4, 5]) expect(await pages(limit, toCall), `pages of ${limit}`).toEqual(called)

  for (let i = 0; i < 2; i += 1) {
    await planDrill(world.web)(actor, { population: { kind: 'all' }, surprise: null })
    await world.issueRecall({
      kind: 'drill',
      target: { mode: 'listed', storeNumbers: [first.number] },
    })
    await first.onDuty.expects(/^DRILL/)
    await world.fastForward(minutes(1))
  }
  const drills = async (page: { limit: number; cursor?: string }): Promise<Page> => {
    const found = await listDrills(world.db.web, actor, { now, ...page })
    return found.ok ? ok({ ...found.value, keys: found.value.drills.map(({ number }) => number) }) : found
  }
  const planned = await pages(24, drills)
  expect(planned).toHaveLength(4)
  for (const limit of [1, 2, 3]) expect(await pages(limit, drills), `pages of ${limit}`).toEqual(planned)
})

test('recalls with more lots than one answer holds come in shorter pages, and none is missing', async () => {
  await using world = await createWorld()
  const lots = (line: number) => Array.from({ length: 2000 }, (_, n) => `${line}-${n}`)
  const scope = Array.from({ length: 9 }, (_, line) => ({ gtin: gtin(1), lots: lots(line), complete: true }))
  const drafts = []
  for (let n = 0; n < 5; n += 1) drafts.push(await world.draftRecall(n === 3 ? {} : { scope }))
  const actor = await world.manager.atWork()
  const sizes: number[] = []
  const ask = async (page: { limit: number; cursor?: string }): Promise<Page> => {
    const found = await listRecalls(world.db.web, actor, { now: world.clock.now(), ...page })
    if (!found.ok) return found
    sizes.push(found.value.data.length)
    return ok({ ...found.value, keys: found.value.data.map(({ id }) => id) })
  }
  expect(await pages(500, ask)).toEqual(drafts.map(({ id }) => id).toReversed())
  expect(sizes).toEqual([3, 2])
  // A page of the console names no lots, and so leaves out no recall.
  const heads = await listRecallHeads(world.db.web, actor, { limit: 200, now: world.clock.now() })
  expect(heads).toMatchObject({
    value: { data: drafts.toReversed().map(({ id }) => ({ id })), nextCursor: null },
  })
})
