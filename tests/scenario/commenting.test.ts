import { expect, test } from 'vitest'

import { hours, minutes, seconds } from '#lib/domain/duration.ts'
import { mentionOf } from '#lib/domain/timeline/comment-parts.ts'
import { unreadMentions } from '#lib/queries/recall/unread-mentions.ts'
import { timeline } from '#lib/queries/recall/timeline/timeline.ts'
import { addComment } from '#lib/use-cases/recall/add-comment.ts'
import { readComments } from '#lib/use-cases/recall/read-comments.ts'
import { createWorld, type World } from '#tests/support/world.ts'

const comments = async (world: World, recallId: string) => {
  const filter = { recallId, show: 'comments', limit: 60, now: world.clock.now() } as const
  const found = await timeline(world.db.web, await world.manager.atWork(), filter)
  if (!found.ok) throw new Error(found.rejection.code)
  return found.value.entries
}

test('who is mentioned finds it under what waits for them, until they have read it', async () => {
  await using world = await createWorld()
  const recall = await world.draftRecall()
  const approver = await world.approver.atWork()
  const body = `Is the lot right, ${mentionOf(approver.personId)}?`
  const said = await addComment(world.web)(await world.manager.atWork(), { recallId: recall.id, body })
  expect(said).toMatchObject({ ok: true })

  expect(await unreadMentions(world.db.web, approver, { recallId: null })).toMatchObject({
    ok: true,
    value: [{ recallId: recall.id, comments: 1 }],
  })
  expect(await unreadMentions(world.db.web, await world.manager.atWork(), { recallId: null })).toEqual({
    ok: true,
    value: [],
  })
  await world.fastForward(seconds(1))
  await readComments(world.web)(approver, { recallId: recall.id })
  expect(await unreadMentions(world.db.web, approver, { recallId: null })).toEqual({ ok: true, value: [] })
})

test('a mention is shown by the name of today, and the trail keeps none of the words', async () => {
  await using world = await createWorld()
  const recall = await world.draftRecall()
  const { personId } = await world.approver.atWork()
  const body = `Call ${mentionOf(personId)} about the pallet.`
  await addComment(world.web)(await world.manager.atWork(), { recallId: recall.id, body })
  await world.truth.rows(`UPDATE person SET name = 'Ada Renamed' WHERE id = $1`, [personId])

  expect(await comments(world, recall.id)).toMatchObject([
    { action: 'comment.added', comment: { body, mentions: [{ id: personId, name: 'Ada Renamed' }] } },
  ])
  const [leaf] = await world.truth.rows<{ body: string }>(
    `SELECT body FROM audit_leaf WHERE action = 'comment.added'`,
  )
  expect(leaf?.body).not.toContain('pallet')
})

test('only people of the console can be mentioned, and only those who may comment do', async () => {
  await using world = await createWorld()
  const recall = await world.draftRecall()
  const recallId = recall.id
  const manager = await world.manager.atWork()
  const stranger = world.web.random.id()
  expect(await addComment(world.web)(manager, { recallId, body: mentionOf(stranger) })).toMatchObject({
    rejection: { code: 'VALIDATION_FAILED' },
  })
  expect(await addComment(world.web)({ ...manager, role: 'viewer' }, { recallId, body: 'Hm' })).toMatchObject(
    { rejection: { code: 'FORBIDDEN' } },
  )
  expect(await addComment(world.web)(manager, { recallId: stranger, body: 'Hm' })).toMatchObject({
    rejection: { code: 'RECALL_NOT_FOUND' },
  })
  expect(await comments(world, recallId)).toEqual([])
})

test("a comment on a store's part is for those who see the store", async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.issueRecall({ shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  const input = { recallId: recall.id, storeNumber: store.number, body: 'Nobody answers the phone there.' }
  const manager = await world.manager.atWork()
  const elsewhere = { ...manager, role: 'district_manager', regionId: world.web.random.id() } as const
  expect(await addComment(world.web)(elsewhere, input)).toMatchObject({
    rejection: { code: 'NOTICE_NOT_FOUND' },
  })
  expect(await addComment(world.web)(manager, input)).toMatchObject({ ok: true })
  expect(await comments(world, recall.id)).toMatchObject([
    { store: { number: store.number }, comment: { body: input.body } },
  ])
  const filter = { recallId: recall.id, show: 'comments', limit: 60, now: world.clock.now() } as const
  expect(await timeline(world.db.web, elsewhere, filter)).toMatchObject({ ok: true, value: { entries: [] } })
})

const mentioned = async (world: World) => {
  const recall = await world.draftRecall({ title: 'Glass in jam' })
  const approver = await world.approver.atWork()
  const body = `Is the lot right, ${mentionOf(approver.personId)}? The pallet is in the yard.`
  await addComment(world.web)(await world.manager.atWork(), { recallId: recall.id, body })
  return { recall, approver }
}

test('who is mentioned and has not read it within five minutes gets one mail, which does not say what was said', async () => {
  await using world = await createWorld()
  const { recall } = await mentioned(world)
  await world.fastForward(minutes(4))
  await world.approver.inbox.hearsNothing()
  await world.fastForward(minutes(2))
  const mail = await world.approver.inbox.expects(new RegExp(`mentioned you.*${recall.number} Glass in jam`))
  expect(mail.link.pathname).toBe(`/recalls/${recall.id}/timeline`)
  expect(mail.text).not.toContain('pallet')
  await world.fastForward(hours(30))
  await world.approver.inbox.hearsNothing()
})

test('who has read it in time, has left, or mentions themselves gets no mail', async () => {
  await using world = await createWorld()
  const { recall, approver } = await mentioned(world)
  await world.fastForward(minutes(1))
  await readComments(world.web)(approver, { recallId: recall.id })
  const manager = await world.manager.atWork()
  const gone = await world.person({ role: 'viewer' })
  const body = `${mentionOf(manager.personId)} and ${mentionOf(gone.id)}`
  await addComment(world.web)(manager, { recallId: recall.id, body })
  await world.truth.rows(`UPDATE person SET status = 'disabled' WHERE id = $1`, [gone.id])
  await world.fastForward(hours(1))
  for (const { inbox } of [world.approver, world.manager, gone]) await inbox.hearsNothing()
  expect(await world.truth.rows('SELECT 1 FROM account_mail WHERE settled_at IS NULL')).toEqual([])
})

test('a mail that the provider did not take comes again, and once', async () => {
  await using world = await createWorld()
  world.email.fails('try_later', { times: 2 })
  await mentioned(world)
  await world.fastForward(hours(2))
  await world.approver.inbox.expects(/mentioned you/)
  await world.approver.inbox.hearsNothing()
})
