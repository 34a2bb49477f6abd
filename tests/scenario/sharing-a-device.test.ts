import { expect, test } from 'vitest'

import { minutes, seconds } from '#lib/domain/duration.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import type { PhoneAnswer } from '#lib/domain/notice/phone-answer.ts'
import type { StoredDevice } from '#lib/ports/devices.ts'
import { saveContact } from '#lib/use-cases/catalog/change-contacts.ts'
import { offerPairing } from '#lib/use-cases/device/offer-pairing.ts'
import { openDevice } from '#lib/use-cases/device/open-device.ts'
import { pairDevice } from '#lib/use-cases/device/pair-device.ts'
import { signInByPin } from '#lib/use-cases/device/sign-in-by-pin.ts'
import { stopTellingPhone, tellPhone } from '#lib/use-cases/device/tell-phone.ts'
import { unpairDevice } from '#lib/use-cases/device/unpair-device.ts'
import { changePerson } from '#lib/use-cases/identity/change-person.ts'
import { resolveSession } from '#lib/use-cases/identity/resolve-session.ts'
import { clearPin, setPin } from '#lib/use-cases/identity/set-pin.ts'
import { signOut } from '#lib/use-cases/identity/sign-out.ts'
import { answerAsStore } from '#lib/use-cases/notice/answer-as-store.ts'
import { createWorld, type World } from '#tests/support/world.ts'
import type { Person } from '#tests/support/world-people.ts'
import type { Store } from '#tests/support/world-stores.ts'

type Answered<T> = { ok: true; value: T } | { ok: false; rejection: { code: string } }
const code = (result: Answered<unknown>) => (result.ok ? 'ok' : result.rejection.code)
const granted = <T>(result: Answered<T>): T => {
  if (!result.ok) throw new Error(result.rejection.code)
  return result.value
}

const ADDRESS = '192.0.2.9'
const PIN = '482917'

/** A tablet that knows its secret, as its browser keeps it. */
const tablet = (world: World, secret: string) => {
  const device = () => openDevice(world.web)(secret)
  return {
    device,
    tries: async (person: Person, pin: string) =>
      signInByPin(world.web)({ device: await device(), personId: person.id, pin, userAgent: 'Tablet' }),
    actsIn: ({ sessionId, tenantId }: { sessionId: string; tenantId: string }, shown = secret) =>
      resolveSession(world.web)({ sessionId, tenantId, surface: 'store', deviceSecret: shown }),
  }
}

const paired = async (world: World, store: Store) => {
  const offered = granted(await offerPairing(world.web)(await store.manager.atWork()))
  const shown = { secret: offered.secret }
  const { secret } = granted(await pairDevice(world.web)({ shown, name: 'Receiving desk', address: ADDRESS }))
  return tablet(world, secret)
}

const withPin = async (world: World, person: Person, pin = PIN): Promise<Person> => {
  granted(await setPin(world.web)(await person.atWork(), { password: person.password, pin }))
  await person.inbox.expects(/PIN was changed/)
  return person
}

const colleague = async (world: World, store: Store, name: string): Promise<Person> =>
  withPin(world, await world.person({ role: 'store_associate', store, name }))

test('what a manager shows pairs one device, once, within ten minutes', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const manager = await store.manager.atWork()
  const associate = await (await world.person({ role: 'store_associate', store })).atWork()
  expect(code(await offerPairing(world.web)(associate))).toBe('FORBIDDEN')
  expect(code(await offerPairing(world.web)(await world.manager.atWork()))).toBe('FORBIDDEN')

  const pair = (shown: { secret: string } | { code: string }) =>
    pairDevice(world.web)({ shown, name: 'Tablet', address: ADDRESS }).then(code)
  const offer = async () => granted(await offerPairing(world.web)(manager))
  const first = await offer()
  const shown = [{ secret: first.secret }, { code: first.code.replace('-', ' ').toLowerCase() }] as const
  expect((await Promise.all(shown.map(pair))).toSorted()).toEqual(['PAIRING_NOT_VALID', 'ok'])
  const late = await offer()
  await world.fastForward(minutes(10))
  expect(await pair({ code: late.code })).toBe('PAIRING_NOT_VALID')
  const gone = await offer()
  await world.truth.rows("UPDATE person SET status = 'disabled' WHERE id = $1", [store.manager.id])
  expect(await pair({ secret: gone.secret })).toBe('PAIRING_NOT_VALID')

  // Neither what was shown nor what the device keeps stands in the database.
  const kept = JSON.stringify(await world.truth.rows('SELECT * FROM device_pairing, device, audit_leaf'))
  for (const text of [first.secret, first.code, first.code.replace('-', '')]) expect(kept).not.toContain(text)
})

test('a PIN opens the device for a while, for one person at a time, and nowhere else', async () => {
  await using world = await createWorld()
  const [store, other] = [await world.store(), await world.store()]
  const device = await paired(world, store)
  const elsewhere = await paired(world, other)
  const [robin, sam] = [await colleague(world, store, 'Robin'), await colleague(world, store, 'Sam')]

  const session = granted(await device.tries(robin, PIN))
  const actor = granted(await device.actsIn(session)).actor
  expect(actor).toMatchObject({ personId: robin.id, storeId: store.id })
  expect(code(await device.actsIn(session, 'another secret'))).toBe('UNAUTHENTICATED')
  expect(code(await elsewhere.tries(robin, PIN))).toBe('UNAUTHENTICATED')

  const next = granted(await device.tries(sam, PIN))
  expect([code(await device.actsIn(session)), code(await device.actsIn(next))]).toEqual([
    'UNAUTHENTICATED',
    'ok',
  ])
  await world.fastForward(minutes(10))
  expect(code(await device.actsIn(next))).toBe('UNAUTHENTICATED')
})

test('a password opens a shared device only for people of its store, and no longer than a PIN does', async () => {
  await using world = await createWorld()
  const [store, other] = [await world.store(), await world.store()]
  const device = await paired(world, store)
  const bound = (await device.device()) as StoredDevice
  const signsIn = (person: Person) => person.triesToSignIn({ device: bound })
  expect(code(await signsIn(other.manager))).toBe('FORBIDDEN')
  const session = granted(await signsIn(store.manager))
  expect(code(await device.actsIn(session))).toBe('ok')
  await world.fastForward(minutes(10))
  expect(code(await device.actsIn(session))).toBe('UNAUTHENTICATED')
})

test('guessing a PIN is slowed down, whoever is meant and however many try at once', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const device = await paired(world, store)
  const robin = await colleague(world, store, 'Robin')
  const [pinless, gone] = [
    await world.person({ role: 'store_associate', store, name: 'Kim' }),
    await colleague(world, store, 'Lee'),
  ]
  await world.truth.rows("UPDATE person SET status = 'disabled' WHERE id = $1", [gone.id])
  const answers = [
    await device.tries(robin, '000001'),
    await device.tries(pinless, PIN),
    await device.tries(gone, PIN),
  ]
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)

  const guesses = await Promise.all(
    Array.from({ length: 12 }, (_, i) => device.tries(robin, `0000${10 + i}`)),
  )
  expect(guesses.filter((answer) => code(answer) === 'UNAUTHENTICATED')).toHaveLength(4)
  expect(code(await device.tries(robin, PIN))).toBe('TOO_MANY_ATTEMPTS')
  await world.fastForward(seconds(3))
  expect(code(await device.tries(robin, PIN))).toBe('ok')
  expect(code(await device.tries(robin, '000001'))).toBe('UNAUTHENTICATED')
  expect(code(await device.tries(robin, PIN))).toBe('ok')
})

test('an unpaired device is a stranger at once, and only those who may can unpair it', async () => {
  await using world = await createWorld()
  const [store, other] = [await world.store({ region: 'North' }), await world.store({ region: 'South' })]
  const device = await paired(world, store)
  const robin = await colleague(world, store, 'Robin')
  const session = granted(await device.tries(robin, PIN))
  const { id } = (await device.device()) as StoredDevice
  const boss = await world.person({ role: 'district_manager' })
  await world.truth.rows(
    `UPDATE person SET region_id = (SELECT id FROM region WHERE name = 'South') WHERE id = $1`,
    [boss.id],
  )
  const unpair = async (actor: PersonActor) => code(await unpairDevice(world.web)(actor, id))
  expect(await unpair(await robin.atWork())).toBe('FORBIDDEN')
  expect(await unpair(await world.approver.atWork())).toBe('FORBIDDEN')
  expect(await unpair(await other.manager.atWork())).toBe('DEVICE_NOT_FOUND')
  expect(await unpair(await boss.atWork())).toBe('DEVICE_NOT_FOUND')
  expect(code(await device.actsIn(session))).toBe('ok')
  expect(await unpair(await world.manager.atWork())).toBe('ok')
  expect(code(await device.actsIn(session))).toBe('UNAUTHENTICATED')
  expect(code(await device.tries(robin, PIN))).toBe('DEVICE_NOT_FOUND')
  expect(await unpair(await store.manager.atWork())).toBe('ILLEGAL_TRANSITION')
})

test('a PIN is set against the password, cleared by the store’s manager, and what it opened ends', async () => {
  await using world = await createWorld()
  const [store, other] = [await world.store(), await world.store()]
  const device = await paired(world, store)
  const robin = await world.person({ role: 'store_associate', store, name: 'Robin' })
  const sets = async (input: { password?: string; pin?: string }) =>
    setPin(world.web)(await robin.atWork(), { password: robin.password, pin: PIN, ...input })
  expect(await sets({ pin: '123456' })).toMatchObject({
    rejection: { errors: [{ path: 'pin', code: 'obvious' }] },
  })
  expect(await sets({ password: 'x' })).toMatchObject({ rejection: { errors: [{ path: 'password' }] } })
  expect(code(await device.tries(robin, PIN))).toBe('UNAUTHENTICATED')
  for (let tries = 1; tries < 5; tries += 1) expect(code(await sets({ password: 'x' }))).toBe('PIN_REFUSED')
  expect(code(await sets({}))).toBe('TOO_MANY_ATTEMPTS')
  await world.fastForward(seconds(3))
  granted(await sets({}))
  await robin.inbox.expects(/PIN was changed/)
  const session = granted(await device.tries(robin, PIN))
  expect(code(await clearPin(world.web)(await other.manager.atWork(), robin.id))).toBe('PERSON_NOT_FOUND')
  expect(code(await clearPin(world.web)(await robin.atWork(), robin.id))).toBe('FORBIDDEN')
  granted(await clearPin(world.web)(await store.manager.atWork(), robin.id))
  expect(code(await device.actsIn(session))).toBe('UNAUTHENTICATED')
  expect(code(await device.tries(robin, PIN))).toBe('UNAUTHENTICATED')

  // A manager's PIN, which somebody may have watched, opens the device and nothing of the manager's.
  await withPin(world, store.manager)
  const { actor } = granted(await device.actsIn(granted(await device.tries(store.manager, PIN))))
  expect(code(await offerPairing(world.web)(actor))).toBe('FORBIDDEN')
  expect(code(await clearPin(world.web)(actor, store.manager.id))).toBe('FORBIDDEN')
})

test('a report from a shared device is signed with a PIN, whoever’s session sends it', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.issueRecall({ shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  const device = await paired(world, store)
  const [robin, sam] = [await colleague(world, store, 'Robin'), await colleague(world, store, 'Sam')]
  const { actor } = granted(await device.actsIn(granted(await device.tries(sam, PIN))))
  const { id: noticeId, version } = await store.noticeOf(recall)
  const madeBy = { id: robin.id, name: 'whatever the phone says' }
  const of = { storeId: store.id, noticeId, version, at: '2026-03-02T14:00:00Z', madeBy }
  const says = async (who: PersonActor, said: object) =>
    answerAsStore(world.web)(who, { ...of, note: null, ...said } as PhoneAnswer)
  const none = { kind: 'report', outcome: 'not_affected', shelfChecked: true }
  const cannot = { kind: 'report', outcome: 'needs_help', reason: 'no_access' }

  expect(code(await says(actor, none))).toBe('SIGNATURE_REFUSED')
  const wrong = { signature: { personId: robin.id, pin: '000001' } }
  expect(code(await says(actor, { ...none, ...wrong }))).toBe('SIGNATURE_REFUSED')
  const answers = () => world.truth.rows('SELECT kind, by, signed_by FROM response ORDER BY at, id')
  expect(await answers()).toEqual([])
  // A call for help is not kept back by a PIN.
  expect(code(await says(actor, cannot))).toBe('ok')
  await world.fastForward(seconds(1))
  // Nobody manages its district: whoever wrote the recall owns the store now.
  await world.manager.inbox.expects(/needs help/)
  expect(code(await says(actor, { ...none, signature: { personId: robin.id, pin: PIN } }))).toBe('ok')
  await world.fastForward(seconds(1))
  const own = await sam.atWork()
  expect(code(await says(own, { ...none, madeBy: { id: sam.id, name: 'Sam' } }))).toBe('ok')
  expect(await answers()).toEqual([
    { kind: 'needs_help', by: 'Sam, for Robin', signed_by: 'session' },
    { kind: 'not_affected', by: 'Robin', signed_by: 'pin' },
    { kind: 'not_affected', by: 'Sam', signed_by: 'session' },
  ])
  const leaves = await world.truth.rows<{ body: string }>('SELECT body FROM audit_leaf')
  expect(leaves.some(({ body }) => body.includes(`"signedBy":"pin","signer":"${robin.id}"`))).toBe(true)
  expect(JSON.stringify(leaves)).not.toContain(PIN)
})

test('a phone is told from the moment somebody wishes it until they sign out, whatever an import says', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const device = await paired(world, store)
  const [robin, sam] = [await colleague(world, store, 'Robin'), await colleague(world, store, 'Sam')]
  const browser = (n: number) => ({
    endpoint: `https://push.example/send/${n}`,
    keys: { p256dh: 'p'.repeat(87), auth: 'a'.repeat(22) },
  })
  const here = async (actor: PersonActor) => ({ ...actor, storeId: store.id })
  const own = await here(await robin.atWork())
  const shared = await here(granted(await device.actsIn(granted(await device.tries(sam, PIN)))).actor)
  const told = () =>
    world.truth.rows(
      `SELECT label, kind, disabled_because AS because FROM contact WHERE channel = 'push' ORDER BY label`,
    )
  granted(await tellPhone(world.web)(own, browser(1)))
  // Asked for again, with keys that the browser made anew.
  granted(
    await tellPhone(world.web)(own, {
      ...browser(1),
      keys: { p256dh: 'q'.repeat(87), auth: 'b'.repeat(22) },
    }),
  )
  granted(await tellPhone(world.web)(shared, browser(2)))
  const both = [
    { label: 'Receiving desk', kind: 'on_duty', because: null },
    { label: 'Robin', kind: 'on_duty', because: null },
  ]
  expect(await told()).toEqual(both)
  const desk = await world.manager.atWork()
  const contact = { channel: 'email', address: 'new@store.example', kind: 'on_duty', language: 'en' } as const
  granted(await saveContact(world.web)(desk, { number: store.number, contact }))
  expect(await told()).toEqual(both)

  granted(await signOut(world.web)(own, 'here'))
  granted(await signOut(world.web)(shared, 'here'))
  expect(await told()).toEqual([both[0], { ...both[1], because: 'removed' }])
  const { id } = (await device.device()) as StoredDevice
  granted(await unpairDevice(world.web)(desk, id))
  expect(await told()).toEqual(both.map((phone) => ({ ...phone, because: 'removed' })))

  const again = await here(await robin.atWork())
  granted(await tellPhone(world.web)(again, browser(1)))
  expect(await told()).toEqual([{ ...both[0], because: 'removed' }, both[1]])
  // Out everywhere, long after the session itself was cleared away.
  await world.truth.rows(`UPDATE contact SET session_id = $1 WHERE label = 'Robin'`, [world.web.chance.id()])
  granted(
    await changePerson(world.web)(await world.admin.atWork(), { personId: robin.id, change: 'disable' }),
  )
  expect(await told()).toEqual(both.map((phone) => ({ ...phone, because: 'removed' })))
  granted(await changePerson(world.web)(await world.admin.atWork(), { personId: robin.id, change: 'enable' }))
  granted(await tellPhone(world.web)(again, browser(1)))
  granted(await stopTellingPhone(world.web)(again, browser(1).endpoint))
  granted(await stopTellingPhone(world.web)(again, browser(1).endpoint))
  expect(await told()).toEqual(both.map((phone) => ({ ...phone, because: 'removed' })))
})
