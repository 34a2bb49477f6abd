import { expect, test } from 'vitest'

import type { MailRules } from '#lib/domain/delivery/mail-rules.ts'
import { hours } from '#lib/domain/duration.ts'
import { mentionOf } from '#lib/domain/timeline/comment-parts.ts'
import { setMailRules } from '#lib/use-cases/identity/set-mail-rules.ts'
import { escalateStores } from '#lib/use-cases/notice/escalate-stores.ts'
import { addComment } from '#lib/use-cases/recall/add-comment.ts'
import { createWorld, type World } from '#tests/support/world.ts'
import type { Person } from '#tests/support/world-people.ts'

const NIGHT = '2026-03-02T22:00-06:00[America/Chicago]'
const asleep = { from: '21:00', to: '06:00', zone: 'America/Chicago' }
const anything: MailRules = { quiet: null, leastPriority: 'low', mentions: true }
const everyStore = { matching: {} }

const wants = async (world: World, person: Person, rules: Partial<MailRules>) => {
  const set = await setMailRules(world.web)(await person.atWork(), { ...anything, ...rules })
  expect(set).toEqual({ ok: true, value: null })
}

/** Who looks after the stores of the north. */
const bossOf = async (world: World): Promise<Person> => {
  const boss = await world.person({ role: 'district_manager', name: 'Dora District' })
  await world.truth.rows(
    `UPDATE person SET region_id = (SELECT id FROM region WHERE tenant_id = $2 AND name = 'North') WHERE id = $1`,
    [boss.id, world.tenantId],
  )
  return boss
}

const escalated = async (world: World, priority: 'high' | 'medium' | 'low') => {
  const store = await world.store({ region: 'North' })
  const boss = await bossOf(world)
  const recall = await world.issueRecall({ shippedTo: [store], priority })
  await store.onDuty.expects(/Product recall|URGENT/)
  return {
    boss,
    escalate: async () =>
      escalateStores(world.web)(await world.manager.atWork(), { recallId: recall.id, chosen: everyStore }),
  }
}

test('whoever sleeps is mailed of a mention in the morning, once', async () => {
  await using world = await createWorld({ at: NIGHT })
  await wants(world, world.approver, { quiet: asleep })
  const recall = await world.draftRecall()
  const { personId } = await world.approver.atWork()
  await addComment(world.web)(await world.manager.atWork(), {
    recallId: recall.id,
    body: `Have a look, ${mentionOf(personId)}.`,
  })
  await world.fastForward(hours(7))
  await world.approver.inbox.hearsNothing()
  await world.fastForward(hours(1.1))
  await world.approver.inbox.expects(/mentioned you/)
  const [mail] = await world.truth.rows('SELECT attempts FROM account_mail WHERE comment_id IS NOT NULL')
  expect(mail).toEqual({ attempts: 1 })
})

test('silent stores of a recall of high priority are mailed in the night, and to whoever wants none', async () => {
  await using world = await createWorld({ at: NIGHT })
  const { boss, escalate } = await escalated(world, 'high')
  await wants(world, boss, { quiet: asleep, mentions: false })
  expect(await escalate()).toMatchObject({ ok: true })
  await boss.inbox.expects(/Escalation: 1 store has not acted/)
})

test('who wants to hear of high priority only is given the stores, and not mailed', async () => {
  await using world = await createWorld()
  const { boss, escalate } = await escalated(world, 'medium')
  await wants(world, boss, { leastPriority: 'high' })
  expect(await escalate()).toMatchObject({ ok: true, value: { told: 1, nobody: 0 } })
  await world.comeToRest()
  await boss.inbox.hearsNothing()
})

test('a store’s people have no such rules: theirs are those of the store’s contacts', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const actor = await store.manager.atWork()
  expect(await setMailRules(world.web)(actor, anything)).toMatchObject({ rejection: { code: 'FORBIDDEN' } })
})
