import { expect, test } from 'vitest'

import { hours, minutes } from '#lib/domain/duration.ts'
import { remindStores } from '#lib/use-cases/notice/remind-stores.ts'
import { createWorld, type World } from '#tests/support/world.ts'
import type { Store } from '#tests/support/world-stores.ts'

const week = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, open: '06:00', close: '20:00' }))
const night = { quietHours: true, at: '2026-03-02T22:00-06:00[America/Chicago]' }

const waiting = (world: World) =>
  world.truth.rows<{ state: string; why: string | null; attempts: number; until: string }>(
    `SELECT state, last_error AS why, attempts, to_char(next_attempt_at AT TIME ZONE 'America/Chicago', 'HH24:MI') AS until
     FROM delivery WHERE settled_at IS NULL`,
  )

const contactOf = (world: World, store: Store, rules: string) =>
  world.truth.rows(`UPDATE contact SET ${rules} WHERE store_id = $1`, [store.id])

test('a low-priority notice waits for the morning, a high one does not', async () => {
  await using world = await createWorld(night)
  const store = await world.store({ openingHours: week })
  await world.issueRecall({ priority: 'low', shippedTo: [store] })
  await store.onDuty.hearsNothing()
  expect(await waiting(world)).toEqual([
    { state: 'pending', why: 'quiet hours', attempts: 0, until: '06:00' },
  ])
  await world.issueRecall({ priority: 'high', shippedTo: [store] })
  await store.onDuty.expects(/URGENT/)
  await world.fastForward(hours(7.9))
  await store.onDuty.hearsNothing()
  await world.fastForward(hours(0.2))
  await store.onDuty.expects(/Product recall/)
})

test('a retailer that has set nothing has nothing held back, by day or by night', async () => {
  await using world = await createWorld({ at: night.at })
  const store = await world.store({ openingHours: week })
  await world.issueRecall({ priority: 'low', shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
})

test('a contact has quiet hours of its own, and hears nothing of less urgency than it wants', async () => {
  await using world = await createWorld({ quietHours: true })
  const rests = await world.store({ openingHours: week })
  const choosy = await world.store({ openingHours: week })
  await contactOf(world, rests, `quiet_from = '07:00', quiet_to = '09:30'`)
  await contactOf(world, choosy, `least_priority = 'high'`)
  await world.issueRecall({ priority: 'medium', shippedTo: [rests, choosy] })
  await rests.onDuty.hearsNothing()
  await world.fastForward(hours(1.6))
  await rests.onDuty.expects(/Product recall/)
  await choosy.onDuty.hearsNothing()
  await world.issueRecall({ priority: 'high', shippedTo: [choosy] })
  await choosy.onDuty.expects(/URGENT/)
  await rests.onDuty.expects(/URGENT/)
})

test('a store that answers before its quiet hours end hears nothing', async () => {
  await using world = await createWorld(night)
  const store = await world.store({ openingHours: week })
  const recall = await world.issueRecall({ priority: 'low', shippedTo: [store] })
  await world.fastForward(hours(1))
  await store.acknowledges(recall)
  await world.fastForward(hours(12))
})

test('one contact is not flooded with what is not urgent', async () => {
  await using world = await createWorld({ at: '2026-03-02T10:00-06:00[America/Chicago]' })
  const store = await world.store()
  await world.truth.rows(
    `INSERT INTO delivery_policy (tenant_id, quiet, per_contact, saved_at, saved_by) VALUES ($1, 'none', 2, now(), $1)`,
    [world.tenantId],
  )
  const recall = await world.issueRecall({ priority: 'medium', shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  const remind = async () =>
    remindStores(world.web)(await world.manager.atWork(), { recallId: recall.id, chosen: { matching: {} } })
  await remind()
  await store.onDuty.expects(/REMINDER/)
  await world.fastForward(minutes(1))
  await remind()
  await store.onDuty.hearsNothing()
  expect(await waiting(world)).toMatchObject([{ why: 'contact message limit reached', attempts: 0 }])
  await world.issueRecall({ priority: 'high', shippedTo: [store] })
  await store.onDuty.expects(/URGENT/)
  await world.fastForward(minutes(10))
  await store.onDuty.expects(/REMINDER/)
})

test('above the month’s money for text messages only what is urgent goes on, and an alarm says so', async () => {
  await using world = await createWorld()
  const store = await world.store({ openingHours: week })
  await world.truth.rows(
    `INSERT INTO delivery_policy (tenant_id, quiet, per_contact, sms_limit, saved_at, saved_by) VALUES ($1, 'none', 100, 1, now(), $1)`,
    [world.tenantId],
  )
  await contactOf(world, store, `channel = 'sms', address = '+13125550101'`)
  const sms = world.inbox('+13125550101')
  await world.issueRecall({ priority: 'high', shippedTo: [store] })
  await world.comeToRest()
  const [spent] = await world.truth.rows<{ parts: number }>('SELECT parts FROM sms_spend')
  expect(spent?.parts).toBe(1)
  expect(world.log.takeErrors('sms.budget')).toMatchObject([{ fields: { reason: 'used_up' } }])
  await sms.expects(/R-2026-0001/)
  await world.issueRecall({ priority: 'medium', shippedTo: [store] })
  await sms.hearsNothing()
  expect(await waiting(world)).toMatchObject([{ why: 'monthly SMS limit reached', attempts: 0 }])
  await world.truth.rows('UPDATE delivery_policy SET sms_limit = NULL')
  await world.fastForward(minutes(61))
  await sms.expects(/R-2026-0002/)
})
