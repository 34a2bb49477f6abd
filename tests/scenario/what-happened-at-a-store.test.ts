import { expect, test } from 'vitest'

import { API_SCOPES } from '#lib/domain/identity/actor.ts'
import { minutes } from '#lib/domain/duration.ts'
import { burnUp } from '#lib/queries/recall/burn-up.ts'
import { recallDetail } from '#lib/queries/recall/recall-detail.ts'
import { storePart } from '#lib/queries/recall/store-part.ts'
import { timeline } from '#lib/queries/recall/timeline/timeline.ts'
import { storeInbox } from '#lib/queries/notice/store-inbox.ts'
import { acknowledgeNotice } from '#lib/use-cases/notice/acknowledge-notice.ts'
import { sentenceOf, textOf } from '#lib/domain/timeline/sentence.ts'
import { gtin } from '#prisma/demo/builders.ts'
import { worldApi } from '#tests/support/world-api.ts'
import { createWorld, type World } from '#tests/support/world.ts'
import type { Store } from '#tests/support/world-stores.ts'

const eventsAt = async (world: World, recall: { id: string }, store: Store) => {
  const part = await storePart(world.db.web, await world.manager.atWork(), {
    recallId: recall.id,
    storeNumber: store.number,
    now: world.clock.now(),
  })
  if (!part.ok) throw new Error(part.rejection.code)
  return part.value.events.map(({ what, detail }) => (detail ? `${what} (${detail})` : what))
}

const plotAndTile = async (world: World, recall: { id: string }) => {
  const actor = await world.manager.atWork()
  const now = world.clock.now()
  const plot = await burnUp(world.db.web, actor, { recallId: recall.id, now })
  const seen = await recallDetail(world.db.web, actor, { id: recall.id, now })
  if (!plot.ok || !seen.ok) throw new Error('not read')
  const { notified, acknowledged } = seen.value.progress
  const last = plot.value.points.at(-1)
  return {
    tile: { notified, acknowledged },
    end: { notified: last?.notified, acknowledged: last?.acknowledged },
    most: Math.max(...plot.value.points.map((point) => point.acknowledged)),
  }
}

test('after a wider scope a store’s page tells what happened when it happened, and the plot keeps what was', async () => {
  await using world = await createWorld()
  const store = await world.store()
  for (const lot of ['L1', 'L2']) await world.ships(store, { lot })
  const recall = await world.issueRecall({
    target: { mode: 'shipped', storeNumbers: [] },
    scope: [{ gtin: gtin(1), lots: ['L1'], complete: true }],
  })
  await store.onDuty.expects(/Product recall/)
  await world.fastForward(minutes(2))
  await store.acknowledges(recall)
  await world.fastForward(minutes(20))
  await world.extends(recall, [{ lots: ['L1', 'L2'] }])
  await store.onDuty.expects(/UPDATED/)
  const events = await eventsAt(world, recall, store)
  expect(events.slice(0, 3)).toEqual([
    'Added to the recall',
    'Notice accepted by the provider (version 1)',
    expect.stringMatching(/^Acknowledged \(by Manager of/),
  ])
  const { tile, end, most } = await plotAndTile(world, recall)
  expect(end).toEqual(tile)
  expect(most).toBe(1)
})

test('a store that a wider scope does not concern was told when it was told, and stays in the plot', async () => {
  await using world = await createWorld()
  const [kept, wider] = [await world.store(), await world.store()]
  for (const store of [kept, wider]) await world.ships(store, { lot: 'L1' })
  await world.ships(wider, { lot: 'L2' })
  const scope = [{ gtin: gtin(1), lots: ['L1'], complete: true }]
  const recall = await world.issueRecall({ target: { mode: 'shipped', storeNumbers: [] }, scope })
  for (const store of [kept, wider]) await store.onDuty.expects(/Product recall/)
  const toldAt = world.clock.now()
  await world.fastForward(minutes(30))
  await world.extends(recall, [{ lots: ['L1', 'L2'] }])
  await wider.onDuty.expects(/UPDATED/)
  await world.fastForward(minutes(5))
  const plot = await burnUp(world.db.web, await world.manager.atWork(), {
    recallId: recall.id,
    now: world.clock.now(),
  })
  if (!plot.ok) throw new Error('not read')
  const since = plot.value.points.filter(({ at }) => Date.parse(at) > toldAt.getTime() + minutes(2))
  expect(since.length).toBeGreaterThan(5)
  expect(since.map(({ notified }) => notified).filter((notified) => notified < 1)).toEqual([])
})

test('a manager who acknowledges for a store has not opened it there, and is named for it', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.issueRecall({ shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  const actor = await world.manager.atWork()
  const notice = { recallId: recall.id, storeNumber: store.number }
  expect(await acknowledgeNotice(world.web)(actor, { notice, by: 'Called in', version: 1 })).toMatchObject({
    ok: true,
  })
  expect(await eventsAt(world, recall, store)).toEqual([
    'Added to the recall',
    'Notice accepted by the provider (version 1)',
    'Acknowledged (by Called in, by the desk, for the store)',
  ])
  const now = world.clock.now()
  const seen = await recallDetail(world.db.web, actor, { id: recall.id, now })
  expect(seen.ok && seen.value.progress).toMatchObject({ seen: 0, acknowledged: 1 })
  const told = await timeline(world.db.web, actor, {
    recallId: recall.id,
    show: 'stores',
    now,
    limit: 10,
  } as never)
  expect(told.ok && told.value.entries.map((entry) => textOf(sentenceOf(entry)))).toEqual([
    `Mara Manager acknowledged for store ${store.number}`,
  ])
})

test('when an in-store system says that it was acknowledged counts, if it can have been then', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.issueRecall({ shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  await world.fastForward(minutes(20))
  const api = worldApi(world)
  const key = await api.keyOf(world.manager, API_SCOPES)
  const says = (at: Date) =>
    api.call('POST', `/recalls/${recall.id}/stores/${store.number}/acknowledge`, {
      key,
      body: { by: 'POS 3', version: 1, at: at.toISOString() },
    })
  const now = world.clock.now().getTime()
  for (const at of [new Date(now + minutes(10)), new Date(now - minutes(60))])
    expect(await says(at)).toMatchObject({
      status: 422,
      body: { code: 'VALIDATION_FAILED', errors: [{ path: 'at' }] },
    })
  const then = new Date(now - minutes(5))
  expect(await says(then)).toMatchObject({ status: 200, body: { acknowledgedAt: then.toISOString() } })
  expect((await store.noticeOf(recall)).acknowledgedAt).toEqual(then)
})

test('a low recall that is open is in the inbox, however many urgent ones are closed', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.issueRecall({ priority: 'low', shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  await world.truth.rows(
    `WITH old AS (
       INSERT INTO recall (id, tenant_id, number, title, kind, priority, jurisdiction, reason_code, hazard, instructions, target_mode, target_stores,
                           status, version, revision, author_id, created_at, updated_at, issued_at)
       SELECT gen_random_uuid(), tenant_id, 'OLD-' || i, 'Old', kind, 'high', jurisdiction, reason_code, hazard, instructions, target_mode,
              target_stores, 'closed', 1, 1, author_id, created_at, updated_at, issued_at
       FROM recall, generate_series(1, 250) i WHERE id = $1 RETURNING id, tenant_id),
     versions AS (
       INSERT INTO recall_version SELECT (jsonb_populate_record(NULL::recall_version,
         to_jsonb(v) || jsonb_build_object('recall_id', old.id))).* FROM recall_version v, old WHERE v.recall_id = $1 RETURNING recall_id)
     INSERT INTO notice SELECT (jsonb_populate_record(NULL::notice,
       to_jsonb(n) || jsonb_build_object('id', gen_random_uuid(), 'recall_id', old.id, 'state', 'verified'))).*
     FROM notice n, old WHERE n.recall_id = $1 AND EXISTS (SELECT FROM versions)`,
    [recall.id],
  )
  const inbox = await storeInbox(world.db.web, await store.manager.atWork(), {
    now: world.clock.now(),
    language: 'en',
  })
  if (!inbox.ok) throw new Error(inbox.rejection.code)
  expect(inbox.value.waiting.map(({ number }) => number)).toEqual([recall.number])
  expect(inbox.value.closed).toHaveLength(20)
  const further = await storeInbox(world.db.web, await store.manager.atWork(), {
    now: world.clock.now(),
    closedBefore: inbox.value.olderThan ?? '',
    language: 'en',
  })
  expect(further.ok && further.value.closed).toHaveLength(20)
})
