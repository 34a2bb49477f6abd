import { expect, test } from 'vitest'

import { TimelineEventView } from '#lib/contracts/views.ts'
import { minutes } from '#lib/domain/duration.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { sentenceOf, textOf } from '#lib/domain/timeline/sentence.ts'
import type { Timeline, TimelineShow } from '#lib/domain/timeline/timeline.ts'
import { timelineEvents } from '#lib/queries/recall/timeline/timeline-events.ts'
import { timeline } from '#lib/queries/recall/timeline/timeline.ts'
import { remindStores } from '#lib/use-cases/notice/remind-stores.ts'
import { createWorld, type World } from '#tests/support/world.ts'

type Asked = { show?: TimelineShow; limit?: number; cursor?: string; open?: string; actor?: PersonActor }

const asked = async (world: World, recallId: string, { actor, ...more }: Asked = {}): Promise<Timeline> => {
  const filter = { recallId, show: 'everything', limit: 60, now: world.clock.now(), ...more } as const
  const found = await timeline(world.db.web, actor ?? (await world.manager.atWork()), filter)
  if (!found.ok) throw new Error(found.rejection.code)
  return found.value
}
const texts = ({ entries }: Timeline): string[] => entries.map((entry) => textOf(sentenceOf(entry)))

test('the timeline says who decided, what went out and what each store did, newest first', async () => {
  await using world = await createWorld()
  const [first, second] = [await world.store(), await world.store()]
  const recall = await world.issueRecall({ shippedTo: [first, second] })
  await first.onDuty.expects(/Product recall/)
  await second.onDuty.expects(/Product recall/)
  await first.acknowledges(recall)
  await remindStores(world.web)(await world.manager.atWork(), {
    recallId: recall.id,
    chosen: { matching: { state: 'unanswered' } },
  })
  await second.onDuty.expects(/Product recall/)

  const all = texts(await asked(world, recall.id))
  expect(all[0]).toMatch(/reminded 1 store$/)
  expect(all).toContainEqual(
    expect.stringMatching(/^Version 1 was applied: 2 stores added, 2 messages planned$/),
  )
  expect(all).toContainEqual(expect.stringMatching(/issued it: version 1$/))
  expect(all.at(-1)).toMatch(/wrote the draft$/)
  expect(texts(await asked(world, recall.id, { show: 'stores' }))).toEqual([
    expect.stringMatching(new RegExp(`^Store ${first.number} acknowledged`)),
  ])
  expect(texts(await asked(world, recall.id, { show: 'comments' }))).toEqual([])
})

test('many answers of one hour are one line that can be opened, and pages meet without a gap', async () => {
  await using world = await createWorld()
  const stores = []
  for (let i = 0; i < 5; i += 1) stores.push(await world.store())
  const recall = await world.issueRecall({ shippedTo: stores })
  for (const store of stores) await store.onDuty.expects(/Product recall/)
  await world.fastForward(minutes(20))
  for (const store of stores) await store.acknowledges(recall)

  const summed = await asked(world, recall.id, { show: 'stores' })
  expect(texts(summed)).toEqual(['5 stores acknowledged'])
  const opened = await asked(world, recall.id, { show: 'stores', open: summed.entries[0]?.key ?? '' })
  expect(opened.entries[0]?.lines.map(({ store }) => store?.number).toSorted()).toEqual(
    stores.map(({ number }) => number).toSorted(),
  )

  const whole = (await asked(world, recall.id)).entries.map(({ key }) => key)
  const paged: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: Timeline = await asked(world, recall.id, { limit: 1, cursor })
    paged.push(...page.entries.map(({ key }) => key))
    cursor = page.nextCursor
  }
  expect(paged).toEqual(whole)
})

test('answers before and after a decision are never one line, so that it can be seen who answered what', async () => {
  await using world = await createWorld({ at: '2026-03-02T08:05-06:00[America/Chicago]' })
  const stores = []
  for (let i = 0; i < 9; i += 1) stores.push(await world.store())
  const recall = await world.issueRecall({ shippedTo: stores })
  for (const store of stores) await store.onDuty.expects(/Product recall/)
  for (const store of stores.slice(0, 5)) await store.acknowledges(recall)
  await world.fastForward(minutes(10))
  await remindStores(world.web)(await world.manager.atWork(), {
    recallId: recall.id,
    chosen: { matching: { state: 'unanswered' } },
  })
  for (const store of stores.slice(5)) await store.onDuty.expects(/Product recall/)
  await world.fastForward(minutes(10))
  for (const store of stores.slice(5)) await store.acknowledges(recall)

  const all = await asked(world, recall.id)
  const told = texts(all).filter((text) => /acknowledged|reminded/.test(text))
  expect(told).toEqual([
    '4 stores acknowledged',
    expect.stringMatching(/reminded 4 stores$/),
    '5 stores acknowledged',
  ])
  const earlier = all.entries.find((entry) => textOf(sentenceOf(entry)) === '5 stores acknowledged')
  const opened = await asked(world, recall.id, { open: earlier?.key ?? '' })
  const lines = opened.entries.flatMap((entry) => entry.lines.map(({ store }) => store?.number))
  expect(new Set(lines)).toEqual(new Set(stores.slice(0, 5).map(({ number }) => number)))
})

test("a district's manager reads what concerns all, and of stores those of the district", async () => {
  await using world = await createWorld()
  const [here, there] = [await world.store(), await world.store()]
  const recall = await world.issueRecall({ shippedTo: [here, there] })
  for (const store of [here, there]) {
    await store.onDuty.expects(/Product recall/)
    await store.acknowledges(recall)
  }
  const regionId = world.web.random.id()
  await world.truth.rows(`INSERT INTO region (id, tenant_id, name) VALUES ($1, $2, 'Far away')`, [
    regionId,
    world.tenantId,
  ])
  await world.truth.rows(`UPDATE store SET region_id = $1 WHERE id = $2`, [regionId, here.id])
  const actor = { ...(await world.manager.atWork()), role: 'district_manager', regionId } as const
  expect(texts(await asked(world, recall.id, { actor, show: 'stores' }))).toEqual([
    expect.stringMatching(new RegExp(`^Store ${here.number} acknowledged`)),
  ])
  expect(texts(await asked(world, recall.id, { actor, show: 'decisions' }))).toContainEqual(
    expect.stringMatching(/issued it/),
  )
})

test('a partner reads the same, event by event, in pages without gap or repeat', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.issueRecall({ shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  await store.acknowledges(recall)
  const page = async (limit: number, cursor?: string) => {
    const filter = { recallId: recall.id, show: 'everything', limit, cursor } as const
    const found = await timelineEvents(world.db.web, await world.manager.atWork(), filter)
    if (!found.ok) throw new Error(found.rejection.code)
    return found.value
  }
  const all = (await page(500)).data
  for (const event of all) expect(TimelineEventView.parse(event)).toEqual(event)
  expect(all.map(({ text }) => text)).toEqual(texts(await asked(world, recall.id)))
  const seen: string[] = []
  let cursor: string | null | undefined
  do {
    const { data, nextCursor } = await page(1, cursor ?? undefined)
    seen.push(...data.map(({ id }) => id))
    cursor = nextCursor
  } while (cursor)
  expect(seen).toEqual(all.map(({ id }) => id))
})
