import { expect, test } from 'vitest'

import type { Place } from '#lib/domain/notice/counted-line.ts'
import type { PhoneAnswer } from '#lib/domain/notice/phone-answer.ts'
import { answerAsStore } from '#lib/use-cases/notice/answer-as-store.ts'
import { seconds } from '#lib/domain/duration.ts'
import { gtin } from '#prisma/demo/builders.ts'
import { createWorld, type World } from '#tests/support/world.ts'
import type { Store } from '#tests/support/world-stores.ts'

type Spoken = PhoneAnswer extends infer Answer
  ? Answer extends unknown
    ? Omit<Answer, 'storeId' | 'noticeId' | 'version' | 'at' | 'madeBy'>
    : never
  : never

// The clock of the phone is years behind: the server's counts.
const PHONE_AT = '2019-01-01T00:00:00Z'

const says = async (
  world: World,
  store: Store,
  recall: { id: string },
  spoken: Spoken,
  by?: { id: string; name: string },
) => {
  const actor = await store.manager.atWork()
  const { id: noticeId, version } = await store.noticeOf(recall)
  const madeBy = by ?? { id: actor.personId, name: actor.name }
  const answer = { ...spoken, storeId: store.id, noticeId, version, at: PHONE_AT, madeBy } as PhoneAnswer
  return answerAsStore(world.web)(actor, answer)
}

const told = async (world: World, where: { region?: string } = {}) => {
  const store = await world.store(where)
  const recall = await world.issueRecall({ shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  return { store, recall }
}

const answers = (world: World) =>
  world.truth.rows<Record<string, unknown>>(
    'SELECT kind, by, via, note, followed, at FROM response ORDER BY at, id',
  )

const noFind: Record<Place, number> = { shelf: 0, backRoom: 0, display: 0, customers: 0 }

test('what was counted place by place reaches the desk, under the server’s clock, with the phone’s beside it', async () => {
  await using world = await createWorld()
  const { store, recall } = await told(world)
  const robin = await world.person({ role: 'store_associate', store, name: 'Robin' })
  const lot = { gtin: gtin(1), lot: 'L1', onHandAtNotice: 5, sold: null, destroyed: 0, returned: 0 }
  const line = { ...lot, found: { ...noFind, shelf: 3, customers: 1 }, quarantined: 4 }
  const spoken: Spoken = { kind: 'report', outcome: 'removed', lines: [line], note: 'One was open.' }
  expect(await says(world, store, recall, spoken, robin)).toEqual({ ok: true, value: null })
  expect(await answers(world)).toMatchObject([
    {
      kind: 'removed',
      by: `${store.manager.name}, for Robin`,
      via: 'store_app',
      note: 'Lot L1: found 3 on the shelf, 1 brought back by customers.\nOne was open.',
      at: world.clock.now(),
    },
  ])
  const lines = await world.truth.rows('SELECT found, quarantined FROM response_line')
  expect(lines).toEqual([{ found: 4, quarantined: 4 }])
  const [leaf] = await world.truth.rows<{ body: string }>(
    "SELECT body FROM audit_leaf WHERE action = 'notice.reported'",
  )
  expect(leaf?.body).toContain(`"phoneAt":"${PHONE_AT}"`)
})

test('a phone cannot put an answer into the mouth of somebody who does not work at the store', async () => {
  await using world = await createWorld()
  const { store, recall } = await told(world)
  const [robin, elsewhere] = [
    await world.person({ role: 'store_associate', store, name: 'Robin' }),
    await world.person({ role: 'store_associate', store: await world.store(), name: 'Lee' }),
  ]
  const said = [
    { id: world.web.random.id(), name: 'the inspector' },
    { id: elsewhere.id, name: elsewhere.name },
    { id: world.manager.id, name: world.manager.name },
    { id: robin.id, name: 'the inspector' },
  ]
  for (const [n, madeBy] of said.entries()) {
    await world.fastForward(seconds(1))
    const none: Spoken = { kind: 'report', outcome: 'not_affected', shelfChecked: true, note: `Try ${n}` }
    expect((await says(world, store, recall, none, madeBy)).ok).toBe(true)
  }
  const nobody = `${store.manager.name}, for someone not on record at this store`
  expect((await answers(world)).map(({ by }) => by)).toEqual([
    nobody,
    nobody,
    nobody,
    `${store.manager.name}, for Robin`,
  ])
})

test('a store is not affected only once somebody says to have looked', async () => {
  await using world = await createWorld()
  const { store, recall } = await told(world)
  const looked = (shelfChecked: boolean): Spoken => ({
    kind: 'report',
    outcome: 'not_affected',
    shelfChecked,
    note: null,
  })
  expect(await says(world, store, recall, looked(false))).toMatchObject({
    rejection: { code: 'VALIDATION_FAILED', errors: [{ path: 'shelfChecked' }] },
  })
  expect(await answers(world)).toEqual([])
  expect((await says(world, store, recall, looked(true))).ok).toBe(true)
  expect(await answers(world)).toMatchObject([
    { kind: 'not_affected', followed: ['Looked on the shelf, in the back room and on displays.'] },
  ])
})

test('a store that cannot do it says why, and whoever manages its district hears of it at once', async () => {
  await using world = await createWorld()
  const { store, recall } = await told(world, { region: 'South' })
  const boss = await world.person({ role: 'district_manager', name: 'Manager of South' })
  await world.truth.rows(
    `UPDATE person SET region_id = (SELECT id FROM region WHERE name = 'South') WHERE id = $1`,
    [boss.id],
  )
  const cannot = (reason: 'other' | 'no_access', note: string | null): Spoken => ({
    kind: 'report',
    outcome: 'needs_help',
    reason,
    note,
  })
  expect(await says(world, store, recall, cannot('other', null))).toMatchObject({
    rejection: { code: 'VALIDATION_FAILED', errors: [{ path: 'note' }] },
  })
  expect((await says(world, store, recall, cannot('no_access', 'The cold room is locked.'))).ok).toBe(true)
  await boss.inbox.expects(/Store .* needs help.*No access or no equipment.*The cold room is locked/s)
})

test('only somebody who is signed in at the store answers this way', async () => {
  await using world = await createWorld()
  const { store, recall } = await told(world)
  const { id: noticeId, version } = await store.noticeOf(recall)
  const manager = await world.manager.atWork()
  const madeBy = { id: manager.personId, name: manager.name }
  const answer = { kind: 'acknowledge', storeId: store.id, noticeId, version, at: PHONE_AT, madeBy } as const
  expect(await answerAsStore(world.web)(manager, answer)).toMatchObject({ rejection: { code: 'FORBIDDEN' } })
})
