import { expect, test } from 'vitest'

import { hours, minutes } from '#lib/domain/duration.ts'
import { rejected } from '#lib/domain/result.ts'
import { acknowledgeNotice } from '#lib/use-cases/notice/acknowledge-notice.ts'
import { markNoticeSeen } from '#lib/use-cases/notice/mark-notice-seen.ts'
import { openLink } from '#lib/use-cases/identity/open-link.ts'
import { setPin } from '#lib/use-cases/identity/set-pin.ts'
import { acknowledgeByLink } from '#lib/use-cases/notice/acknowledge-by-link.ts'
import { createWorld, type World } from '#tests/support/world.ts'

const leaves = async (world: World, action: string) =>
  (await world.truth.rows<{ actor: string }>('SELECT actor FROM audit_leaf WHERE action = $1', [action])).map(
    ({ actor }) => actor,
  )

const code = (result: { ok: true } | { ok: false; rejection: { code: string } }) =>
  result.ok ? 'ok' : result.rejection.code

test('the first acknowledgement stands, whoever comes second', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.issueRecall({ shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  await world.fastForward(minutes(5))
  const at = world.clock.now()
  await store.acknowledges(recall)
  await world.fastForward(minutes(5))

  const again = await acknowledgeNotice(world.web)(await world.manager.atWork(), {
    notice: { recallId: recall.id, storeNumber: store.number },
    by: 'Somebody at the office',
    version: 1,
  })
  expect(again).toMatchObject({ ok: true, value: { acknowledgedBy: store.manager.name, acknowledgedAt: at } })
  expect(await store.noticeOf(recall)).toMatchObject({
    state: 'acknowledged',
    acknowledgedBy: store.manager.name,
    acknowledgedAt: at,
  })
  expect(await leaves(world, 'notice.acknowledged')).toEqual([`person:${store.manager.id}`])
})

test('of two acknowledgements in one moment exactly one is written', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.issueRecall({ shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  await store.manager.atWork()
  const many = await Promise.all(
    ['Ann', 'Ben', 'Cy', 'Di'].map((by) => store.triesToAcknowledge(recall, { by })),
  )
  const { acknowledgedBy } = await store.noticeOf(recall)
  expect(many).toMatchObject(Array(4).fill({ ok: true, value: { acknowledgedBy } }))
  expect(await leaves(world, 'notice.acknowledged')).toHaveLength(1)
})

test('a store that has read an older version is told to read what changed', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.issueRecall({ shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  // As a widened scope leaves them: recall and notice stand at the next version.
  await world.truth.rows('UPDATE recall SET version = 2')
  await world.truth.rows('UPDATE notice SET version = 2')
  expect(await store.triesToAcknowledge(recall, { version: 1 })).toEqual(
    rejected('VERSION_SUPERSEDED', 'The recall is now at version 2. Read what changed first.'),
  )
  expect(await store.noticeOf(recall)).toMatchObject({ state: 'open', acknowledgedAt: null })
  expect(code(await store.triesToAcknowledge(recall, { version: 2 }))).toBe('ok')
})

test('the link in the mail acknowledges for its store; looking at it changes nothing', async () => {
  await using world = await createWorld()
  const [store, other] = [await world.store(), await world.store()]
  const recall = await world.issueRecall({ shippedTo: [store, other] })
  const { secret } = await store.onDuty.expects(/Product recall/)
  await other.onDuty.expects(/Product recall/)
  const opened = await openLink(world.web)(secret)
  if (!opened.ok) throw new Error(opened.rejection.code)
  expect(await store.noticeOf(recall)).toMatchObject({ state: 'open' })

  const { id: elsewhere } = await other.noticeOf(recall)
  const acknowledge = (id: string) =>
    acknowledgeNotice(world.web)(opened.value, { notice: { id }, by: 'Kim', version: 1 })
  expect(code(await acknowledge(elsewhere))).toBe('NOTICE_NOT_FOUND')
  expect(code(await acknowledge(opened.value.noticeId))).toBe('ok')
  expect(await store.noticeOf(recall)).toMatchObject({ state: 'acknowledged', acknowledgedBy: 'Kim' })
  expect(await other.noticeOf(recall)).toMatchObject({ state: 'open' })
  expect(code(await openLink(world.web)('not-a-secret-that-was-ever-sent'))).toBe('LINK_NOT_VALID')
})

test('each message carries a link of its own, and an older one still leads to the store', async () => {
  await using world = await createWorld()
  const store = await world.store()
  world.email.fails('accept_then_timeout')
  await world.issueRecall({ shippedTo: [store] })
  const first = await store.onDuty.expects(/Product recall/)
  await world.fastForward(minutes(5))
  const second = await store.onDuty.expects(/Product recall/)
  expect(second.secret).not.toBe(first.secret)
  for (const { secret } of [first, second]) {
    expect(await openLink(world.web)(secret)).toMatchObject({
      ok: true,
      value: { kind: 'link', storeId: store.id },
    })
  }
})

test('a high-priority recall is acknowledged by somebody who is signed in, not by a link', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.issueRecall({ priority: 'high', shippedTo: [store] })
  const { secret } = await store.onDuty.expects(/URGENT/)
  const opened = await openLink(world.web)(secret)
  if (!opened.ok) throw new Error(opened.rejection.code)
  const notice = { id: opened.value.noticeId }
  expect(code(await acknowledgeNotice(world.web)(opened.value, { notice, by: 'Kim', version: 1 }))).toBe(
    'SESSION_REQUIRED',
  )
  await store.acknowledges(recall)
})

test('a notice is seen once, and seen is not acknowledged', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.issueRecall({ shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  const { id } = await store.noticeOf(recall)
  await markNoticeSeen(world.web)(await store.manager.atWork(), id)
  await world.fastForward(minutes(1))
  await markNoticeSeen(world.web)(await store.manager.atWork(), id)
  expect(await store.noticeOf(recall)).toMatchObject({ state: 'seen', acknowledgedAt: null })
  expect(await leaves(world, 'notice.seen')).toHaveLength(1)
  await store.acknowledges(recall)
  await markNoticeSeen(world.web)(await store.manager.atWork(), id)
  expect(await store.noticeOf(recall)).toMatchObject({ state: 'acknowledged' })
})

test('a store cannot answer for another, nor learn that there is another', async () => {
  await using world = await createWorld()
  const [store, other] = [await world.store(), await world.store()]
  const recall = await world.issueRecall({ shippedTo: [other] })
  await other.onDuty.expects(/Product recall/)
  const { id } = await other.noticeOf(recall)
  const actor = await store.manager.atWork()
  for (const notice of [{ id }, { recallId: recall.id, storeNumber: other.number }]) {
    expect(code(await acknowledgeNotice(world.web)(actor, { notice, by: 'Kim', version: 1 }))).toBe(
      'NOTICE_NOT_FOUND',
    )
  }
  expect(code(await markNoticeSeen(world.web)(actor, id))).toBe('NOTICE_NOT_FOUND')
  await world.fastForward(hours(1))
})

test('without a session an urgent recall is acknowledged by name and PIN of somebody of that store', async () => {
  await using world = await createWorld()
  const [store, other] = [await world.store(), await world.store()]
  const recall = await world.issueRecall({ priority: 'high', shippedTo: [store] })
  const { secret } = await store.onDuty.expects(/URGENT/)
  const pin = '482917'
  const robin = await world.person({ role: 'store_associate', store, name: 'Robin Hale' })
  const stranger = await world.person({ role: 'store_associate', store: other, name: 'Kim Stranger' })
  for (const person of [robin, stranger]) {
    const set = await setPin(world.web)(await person.atWork(), { password: person.password, pin })
    expect(code(set)).toBe('ok')
    await person.inbox.expects(/PIN was changed/)
  }
  const says = (by: string, shown?: string) =>
    acknowledgeByLink(world.web)({ secret, version: 1, by, pin: shown })
  expect(code(await says('Robin Hale'))).toBe('SESSION_REQUIRED')
  const answers = [
    await says('Robin Hale', '000001'),
    await says('Kim Stranger', pin),
    await says('Nobody', pin),
  ]
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(await store.noticeOf(recall)).toMatchObject({ state: 'open' })
  expect(code(await says(' robin hale', pin))).toBe('ok')
  const [kept] = await world.truth.rows('SELECT by, via, signed_by FROM response')
  expect(kept).toEqual({ by: 'Robin Hale', via: 'link', signed_by: 'pin' })
})
