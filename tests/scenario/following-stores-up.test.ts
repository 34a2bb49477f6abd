import { expect, test } from 'vitest'

import { minutes } from '#lib/domain/duration.ts'
import { sentenceOf } from '#lib/domain/timeline/sentence.ts'
import { timeline } from '#lib/queries/recall/timeline/timeline.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { escalateStores } from '#lib/use-cases/notice/escalate-stores.ts'
import { excuseNotice } from '#lib/use-cases/notice/excuse-notice.ts'
import { closeRecall } from '#lib/use-cases/recall/close-recall.ts'
import { reassignStores } from '#lib/use-cases/notice/reassign-stores.ts'
import { remindStores } from '#lib/use-cases/notice/remind-stores.ts'
import { verifyNotice } from '#lib/use-cases/notice/verify-notice.ts'
import { createWorld, email, type World } from '#tests/support/world.ts'

const everyStore = { matching: {} }

const leaves = (world: World, action: string) =>
  world.truth.rows<{ body: { data: unknown } }>(
    'SELECT body::jsonb AS body FROM audit_leaf WHERE action = $1',
    [action],
  )

const district = async (world: World, name: string): Promise<PersonActor> => {
  const [region] = await world.truth.rows<{ id: string }>('SELECT id FROM region WHERE name = $1', [name])
  return { ...(await world.manager.atWork()), role: 'district_manager', regionId: region?.id ?? '' }
}

const escalationContact = (world: World, storeId: string, address: string) =>
  world.truth.rows(
    `INSERT INTO contact (id, tenant_id, store_id, channel, address, kind, created_at) VALUES ($1, $2, $3, 'email', $4, 'escalation', now())`,
    [world.web.random.id(), world.tenantId, storeId, address],
  )

test('who has not acknowledged is reminded of that, who has not reported of the report, and nobody else', async () => {
  await using world = await createWorld()
  const silent = await world.store()
  const quick = await world.store()
  const done = await world.store()
  const recall = await world.issueRecall({ shippedTo: [silent, quick, done] })
  for (const store of [silent, quick, done]) await store.onDuty.expects(/Product recall/)
  await quick.acknowledges(recall)
  await done.acknowledges(recall)
  await world.truth.rows(`UPDATE notice SET state = 'reported' WHERE store_id = $1`, [done.id])
  await world.fastForward(minutes(5))

  const actor = await world.manager.atWork()
  const first = await remindStores(world.web)(actor, { recallId: recall.id, chosen: everyStore })
  expect(first).toEqual({ ok: true, value: { told: 2, answered: 1, nobody: 0, round: 1 } })
  await silent.onDuty.expects(/hasn’t acknowledged this yet/)
  await quick.onDuty.expects(/hasn’t reported what it found/)

  await world.fastForward(minutes(10))
  const chosen = { numbers: [silent.number, quick.number, '9999'] }
  const again = await remindStores(world.web)(await world.manager.atWork(), { recallId: recall.id, chosen })
  expect(again).toEqual({ ok: true, value: { told: 2, answered: 0, nobody: 0, round: 2 } })
  await silent.onDuty.expects(/hasn’t acknowledged this yet/)
  await quick.onDuty.expects(/hasn’t reported what it found/)
  expect(await leaves(world, 'recall.stores_reminded')).toHaveLength(2)
})

test('a store that answers before the reminder leaves hears nothing more', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.issueRecall({ shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  await remindStores(world.web)(await world.manager.atWork(), { recallId: recall.id, chosen: everyStore })
  await store.acknowledges(recall)
  await world.comeToRest()
})

test('an escalation reaches the contacts for it, and the district’s manager owns the store', async () => {
  await using world = await createWorld()
  const north = await world.store({ onDuty: email(), region: 'North' })
  const south = await world.store({ onDuty: email(), region: 'South' })
  await escalationContact(world, north.id, 'area@fairmeadow.example')
  const boss = await world.person({ role: 'district_manager', name: 'Dora District' })
  await world.truth.rows(
    `UPDATE person SET region_id = (SELECT id FROM region WHERE tenant_id = $2 AND name = 'North') WHERE id = $1`,
    [boss.id, world.tenantId],
  )
  const recall = await world.issueRecall({ shippedTo: [north, south] })
  await north.onDuty.expects(/Product recall/)
  await south.onDuty.expects(/Product recall/)

  const chosen = { matching: { district: 'North' } }
  const done = await escalateStores(world.web)(await world.manager.atWork(), { recallId: recall.id, chosen })
  expect(done).toEqual({ ok: true, value: { told: 1, answered: 0, nobody: 0, round: 1 } })
  await world.inbox('area@fairmeadow.example').expects(/Product recall/)
  await boss.inbox.expects(new RegExp(`Escalation: 1 store has not acted[^]+${north.number} `))
  const owners = await world.truth.rows(
    'SELECT owner_id, escalated_at IS NOT NULL AS escalated FROM notice WHERE recall_id = $1 ORDER BY escalated_at NULLS LAST',
    [recall.id],
  )
  expect(owners).toEqual([
    { owner_id: boss.id, escalated: true },
    { owner_id: null, escalated: false },
  ])
})

test('a reminder whose message was lost is planned all the same, and once', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.issueRecall({ shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  await remindStores(world.web)(await world.manager.atWork(), { recallId: recall.id, chosen: everyStore })
  await world.truth.rows('DELETE FROM outbox')
  await world.fastForward(minutes(1))
  await store.onDuty.expects(/Product recall/)
})

test('a district’s manager follows up the stores of the district, whatever is asked for', async () => {
  await using world = await createWorld()
  const north = await world.store({ region: 'North' })
  const south = await world.store({ region: 'South' })
  const recall = await world.issueRecall({ shippedTo: [north, south] })
  await north.onDuty.expects(/Product recall/)
  await south.onDuty.expects(/Product recall/)
  const actor = await district(world, 'South')
  const chosen = { numbers: [north.number, south.number] }
  const told = await remindStores(world.web)(actor, { recallId: recall.id, chosen })
  expect(told).toMatchObject({ ok: true, value: { told: 1, answered: 0 } })
  await south.onDuty.expects(/Product recall/)
  const given = await reassignStores(world.web)(actor, {
    recallId: recall.id,
    chosen,
    ownerId: world.manager.id,
  })
  expect(given).toEqual({ ok: true, value: 1 })
})

test('stores are given to people who work with the console, and to no others', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.issueRecall({ shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  const actor = await world.manager.atWork()
  const to = (ownerId: string) =>
    reassignStores(world.web)(actor, { recallId: recall.id, chosen: everyStore, ownerId })
  expect(await to(store.manager.id)).toMatchObject({ ok: false, rejection: { code: 'PERSON_NOT_FOUND' } })
  expect(await to(world.web.random.id())).toMatchObject({
    ok: false,
    rejection: { code: 'PERSON_NOT_FOUND' },
  })
  expect(await to(world.approver.id)).toEqual({ ok: true, value: 1 })
  // Given already: nothing changes, and nothing is written down.
  expect(await to(world.approver.id)).toEqual({ ok: true, value: 0 })
  expect(await leaves(world, 'recall.stores_reassigned')).toHaveLength(1)
})

test('who only looks on reminds nobody', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.issueRecall({ shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  const input = { recallId: recall.id, chosen: everyStore }
  expect(await remindStores(world.web)(await world.approver.atWork(), input)).toMatchObject({
    ok: false,
    rejection: { code: 'FORBIDDEN' },
  })
})

test('a report is verified once, and what was not reported cannot be', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.issueRecall({ shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  const verify = async () =>
    verifyNotice(world.web)(await world.manager.atWork(), { recallId: recall.id, storeNumber: store.number })
  await store.acknowledges(recall)
  expect(await verify()).toMatchObject({ ok: false, rejection: { code: 'ILLEGAL_TRANSITION' } })
  await world.truth.rows(`UPDATE notice SET state = 'reported', reported_at = now() WHERE recall_id = $1`, [
    recall.id,
  ])
  expect(await verify()).toEqual({ ok: true, value: null })
  expect(await verify()).toEqual({ ok: true, value: null })
  expect((await store.noticeOf(recall)).state).toBe('verified')
  expect(await leaves(world, 'notice.verified')).toHaveLength(1)
})

test('a store is excused for a reason that stands in the trail', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.issueRecall({ shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  const which = { recallId: recall.id, storeNumber: store.number, because: 'Burnt down in March' }
  expect(await excuseNotice(world.web)(await world.manager.atWork(), which)).toEqual({
    ok: true,
    value: null,
  })
  expect(await leaves(world, 'notice.excused')).toMatchObject([
    { body: { data: { because: 'Burnt down in March' } } },
  ])
})

test('of a closed recall no store is excused any more: its figures are final', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.issueRecall({ shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  const recallId = recall.id
  expect(await world.tries(world.manager, 'begin_closing', recall)).toMatchObject({ ok: true })
  const reasons = { unanswered: 'Visited by the district manager' }
  expect(await closeRecall(world.web)(await world.approver.atWork(), { recallId, reasons })).toMatchObject({
    ok: true,
  })
  // What was open stands in the trail, and in the timeline, beside the reason.
  const actor = await world.manager.atWork()
  const told = await timeline(world.db.web, actor, {
    recallId,
    show: 'decisions',
    limit: 60,
    now: world.clock.now(),
  })
  const closed = told.ok ? told.value.entries.find(({ action }) => action === 'recall.close') : undefined
  expect(closed && sentenceOf(closed).because).toMatch(
    /^1 store has neither reported nor been exempted\. Reason: Visited by the district manager · Unknown: /,
  )
  const which = { recallId, storeNumber: store.number, because: 'Burnt down in March' }
  expect(await excuseNotice(world.web)(await world.manager.atWork(), which)).toMatchObject({
    rejection: {
      code: 'ILLEGAL_TRANSITION',
      detail: expect.stringContaining('figures are final') as unknown,
    },
  })
  expect(await leaves(world, 'notice.excused')).toEqual([])
})

test('a store with nobody who could be told does not count as told', async () => {
  await using world = await createWorld()
  const lonely = await world.store({ region: 'North' })
  const recall = await world.issueRecall({ shippedTo: [lonely] })
  await lonely.onDuty.expects(/Product recall/)
  const done = await escalateStores(world.web)(await world.manager.atWork(), {
    recallId: recall.id,
    chosen: everyStore,
  })
  expect(done).toEqual({ ok: true, value: { told: 0, answered: 0, nobody: 1, round: 0 } })
  expect(await leaves(world, 'recall.stores_escalated')).toEqual([])
  expect(await world.truth.rows('SELECT escalated_at FROM notice')).toEqual([{ escalated_at: null }])
})

test('a store that answers before the mail to its district leaves is not on the list', async () => {
  await using world = await createWorld()
  const [first, second] = [await world.store({ region: 'North' }), await world.store({ region: 'North' })]
  const boss = await world.person({ role: 'district_manager', name: 'Dora District' })
  await world.truth.rows(
    `UPDATE person SET region_id = (SELECT id FROM region WHERE tenant_id = $2 AND name = 'North') WHERE id = $1`,
    [boss.id, world.tenantId],
  )
  const recall = await world.issueRecall({ shippedTo: [first, second] })
  await first.onDuty.expects(/Product recall/)
  await second.onDuty.expects(/Product recall/)
  await escalateStores(world.web)(await world.manager.atWork(), { recallId: recall.id, chosen: everyStore })
  await first.acknowledges(recall)
  await boss.inbox.expects(new RegExp(`Escalation: 1 store has not acted[^]+${second.number} `))
  await boss.inbox.hearsNothing()
})
