import { expect, test } from 'vitest'

import type { WebPorts } from '#lib/compose.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import type { PhoneAnswer } from '#lib/domain/notice/phone-answer.ts'
import type { Result } from '#lib/domain/result.ts'
import { offerPairing } from '#lib/use-cases/device/offer-pairing.ts'
import { openDevice } from '#lib/use-cases/device/open-device.ts'
import { pairDevice } from '#lib/use-cases/device/pair-device.ts'
import { signInByPin } from '#lib/use-cases/device/sign-in-by-pin.ts'
import { changePerson } from '#lib/use-cases/identity/change-person.ts'
import { clearPin, setPin } from '#lib/use-cases/identity/set-pin.ts'
import { signOut } from '#lib/use-cases/identity/sign-out.ts'
import { acknowledgeByLink } from '#lib/use-cases/notice/acknowledge-by-link.ts'
import { answerAsStore } from '#lib/use-cases/notice/answer-as-store.ts'
import { afterJudging } from '#tests/support/meanwhile.ts'
import { createWorld, type World } from '#tests/support/world.ts'
import type { Person } from '#tests/support/world-people.ts'
import type { Store } from '#tests/support/world-stores.ts'

// Like passwords: whatever became of a PIN while it was judged holds for whoever showed it, too.

const granted = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.rejection.code)
  return result.value
}

const PIN = '482917'

const setsPin = async (world: World, person: Person, actor: PersonActor, pin = PIN) => {
  granted(await setPin(world.web)(actor, { password: person.password, pin }))
  await person.inbox.expects(/PIN was changed/)
}

const withPin = async (world: World, store: Store) => {
  const person = await world.person({ role: 'store_associate', store })
  const actor = await person.atWork()
  await setsPin(world, person, actor)
  return { person, actor }
}

const paired = async ({ web }: World, store: Store) => {
  const { secret: shown } = granted(await offerPairing(web)(await store.manager.atWork()))
  const asked = { shown: { secret: shown }, name: 'Receiving desk', address: '192.0.2.9' }
  const { secret } = granted(await pairDevice(web)(asked))
  return openDevice(web)(secret)
}

type Change = (world: World, store: Store, person: Person, actor: PersonActor) => Promise<unknown>

const CHANGES: Record<string, Change> = {
  'its person sets another': (world, _, person, actor) => setsPin(world, person, actor, '739105'),
  'the manager clears it': async ({ web }, { manager }, { id }) =>
    granted(await clearPin(web)(await manager.atWork(), id)),
  'its person signs out everywhere': async ({ web }, _store, _person, actor) =>
    granted(await signOut(web)(actor, 'everywhere')),
  'its person is disabled': async ({ web, admin }, _, { id: personId }) =>
    granted(await changePerson(web)(await admin.atWork(), { personId, change: 'disable' })),
}

for (const [happens, change] of Object.entries(CHANGES))
  test(`a PIN that is judged while ${happens} opens no device and signs nothing`, async () => {
    await using world = await createWorld()
    const store = await world.store()
    const recall = await world.issueRecall({ priority: 'high', shippedTo: [store] })
    const { secret } = await store.onDuty.expects(/Product recall/)
    const device = await paired(world, store)
    const { id: noticeId, version } = await store.noticeOf(recall)
    const manager = await store.manager.atWork()
    const of = { noticeId, version, storeId: store.id, at: '2026-03-02T14:00:00Z', note: null }
    const nothingFound = { ...of, kind: 'report', outcome: 'not_affected', shelfChecked: true }

    const opens = (web: WebPorts, { id: personId }: Person, pin: string) =>
      signInByPin(web)({ device, personId, pin, userAgent: 'Tablet' })
    const acknowledges = (web: WebPorts, { name: by }: Person, pin: string) =>
      acknowledgeByLink(web)({ secret, version, by, pin })
    const reports = (web: WebPorts, { id, name }: Person, pin: string) =>
      answerAsStore(web)(manager, {
        ...nothingFound,
        madeBy: { id, name },
        signature: { personId: id, pin },
      } as PhoneAnswer)

    for (const shows of [opens, acknowledges, reports]) {
      const { person, actor } = await withPin(world, store)
      const wrong = await shows(world.web, person, '000001')
      const web = afterJudging(world.web, () => change(world, store, person, actor))
      expect(await shows(web, person, PIN)).toEqual(wrong)
      const open =
        'SELECT id FROM session WHERE person_id = $1 AND ended_at IS NULL AND device_id IS NOT NULL'
      expect(await world.truth.rows(open, [person.id])).toEqual([])
      await world.truth.rows(`UPDATE person SET name = 'Somebody else' WHERE id = $1`, [person.id])
    }
    expect(await store.noticeOf(recall)).toMatchObject({ state: 'open' })
  })

test('a PIN is not set by a password that is judged while the sessions end', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const person = await world.person({ role: 'store_associate', store })
  const actor = await person.atWork()
  const sets = (web: WebPorts, password: string) => setPin(web)(actor, { password, pin: PIN })
  const wrong = await sets(world.web, 'a wrong password')
  const web = afterJudging(world.web, () => signOut(world.web)(actor, 'everywhere'))
  expect(await sets(web, person.password)).toEqual(wrong)
  expect(await world.truth.rows('SELECT pin_hash FROM person WHERE id = $1', [person.id])).toEqual([
    { pin_hash: null },
  ])
})
