import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'

import { hours, minutes } from '#lib/domain/duration.ts'
import { acceptToken } from '#lib/use-cases/identity/accept-token.ts'
import { changeOwnPassword } from '#lib/use-cases/identity/change-own-password.ts'
import { beginTotp, confirmTotp } from '#lib/use-cases/identity/enrol-totp.ts'
import { provePin } from '#lib/use-cases/identity/prove-pin.ts'
import { fromUnknownBrowsers } from '#lib/use-cases/identity/sign-in.ts'
import { ownProfile } from '#lib/queries/identity/own-profile.ts'
import { setPin } from '#lib/use-cases/identity/set-pin.ts'
import { stepUp } from '#lib/use-cases/identity/step-up.ts'
import { createWorld, type World } from '#tests/support/world.ts'
import type { Person } from '#tests/support/world-people.ts'

const code = (result: { ok: true } | { ok: false; rejection: { code: string } }) =>
  result.ok ? 'ok' : result.rejection.code

const granted = <T>(result: { ok: true; value: T } | { ok: false; rejection: { code: string } }): T => {
  if (!result.ok) throw new Error(result.rejection.code)
  return result.value
}

const atOnce = async <T>(times: number, work: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: times }, (_, n) => work(n)))

const judged = (answers: string[]) => answers.filter((one) => one !== 'TOO_MANY_ATTEMPTS').length

const enrolled = async (world: World, person: Person) => {
  const actor = await person.atWork()
  const { seed } = granted(await beginTotp(world.web)(actor, person.password))
  const app = new TOTP({ secret: Secret.fromBase32(seed) })
  const now = () => app.generate({ timestamp: world.clock.now().getTime() })
  granted(await confirmTotp(world.web)(actor, now()))
  await person.inbox.expects(/authenticator app was set up/)
  world.clock.advance(minutes(1))
  return { actor, now }
}

test('sixty passwords that are tried at once are not sixty guesses', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  const answers = await atOnce(60, (n) => person.triesToSignIn({ password: `guess ${n}` }).then(code))
  expect(judged(answers)).toBe(5)
})

test('a burst of codes is five guesses, at the sign-in and at the step-up', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  const { actor, now } = await enrolled(world, person)
  const wrong = (n: number) => String((Number(now()) + 1 + n) % 1_000_000).padStart(6, '0')
  const signIns = await atOnce(30, (n) => person.triesToSignIn({ code: wrong(n) }).then(code))
  expect(judged(signIns)).toBe(5)
  const proofs = await atOnce(60, (n) => stepUp(world.web)(actor, wrong(n)).then(code))
  expect(judged(proofs)).toBe(5)
})

test('whoever holds a session guesses the password no faster than at the sign-in', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  const actor = await person.atWork()
  const guess = (n: number) =>
    changeOwnPassword(world.web)(actor, { current: `guess ${n}`, password: 'a freezer door left open' })
  expect(judged((await atOnce(30, guess)).map(code))).toBe(5)
})

test('strangers who guess a password do not keep its owner out of the browser that they always use', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  const { known } = granted(await person.triesToSignIn())
  for (let round = 0; round < 6; round += 1) {
    await atOnce(20, (n) => person.triesToSignIn({ password: `guess ${n}`, address: `198.51.100.${n}` }))
    world.clock.advance(minutes(5))
  }
  await atOnce(20, (n) => person.triesToSignIn({ password: `guess ${n}` }))
  expect(code(await person.triesToSignIn())).toBe('TOO_MANY_ATTEMPTS')
  expect(code(await person.triesToSignIn({ known }))).toBe('ok')
  // What a browser shows is worth nothing for another account, and no more than five guesses for its own.
  const other = await world.person({ role: 'viewer' })
  const mine = await atOnce(20, (n) => person.triesToSignIn({ password: `guess ${n}`, known }).then(code))
  expect(judged(mine)).toBe(5)
  await atOnce(20, (n) => other.triesToSignIn({ password: `guess ${n}` }))
  expect(code(await other.triesToSignIn({ known }))).toBe('TOO_MANY_ATTEMPTS')
})

test('whoever has the password and guesses codes for weeks is stopped, and the owner gets a way in by mail', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  const { now } = await enrolled(world, person)
  const wrong = () => String((Number(now()) + 500_000) % 1_000_000).padStart(6, '0')
  for (let tries = 0; tries < 25; tries += 1) {
    world.clock.advance(hours(2))
    expect(code(await person.triesToSignIn({ code: wrong() }))).toBe('STEP_UP_FAILED')
  }
  const mail = await person.inbox.expects(/guessing your codes/)
  for (let tries = 0; tries < 3; tries += 1) {
    expect(code(await person.triesToSignIn({ code: now() }))).toBe('TOO_MANY_ATTEMPTS')
    world.clock.advance(hours(3))
  }
  expect(mail.text).toMatch(/\/reset\//)
})

test('the link of that mail lets the owner in again', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  const { now } = await enrolled(world, person)
  await world.truth.rows('UPDATE sign_in_throttle SET failures = 24')
  const total = world.web.digest(`code total ${person.id}`)
  await world.truth.rows(
    'INSERT INTO sign_in_throttle VALUES ($1, 24, $2) ON CONFLICT (key) DO UPDATE SET failures = 24',
    [total, world.clock.now()],
  )
  await person.triesToSignIn({ code: '000000' })
  const mail = await person.inbox.expects(/guessing your codes/)
  const secret = /\/reset\/(\S+)/.exec(mail.text)?.[1] ?? ''
  world.clock.advance(minutes(5))
  const password = 'another four plain words'
  granted(await acceptToken(world.web)({ secret, purpose: 'password_reset', password }))
  expect(code(await person.triesToSignIn({ password, code: now() }))).toBe('ok')
})

test('a PIN that is guessed from many phones is not guessed for ever', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const person = await world.person({ role: 'store_associate', store })
  granted(await setPin(world.web)(await person.atWork(), { password: person.password, pin: '482917' }))
  await person.inbox.expects(/PIN was changed/)
  const whom = { personId: person.id }
  const guess = (pin: string, place: string) =>
    provePin(world.web)({ tenantId: world.tenantId, storeId: store.id, whom, pin, place }).then(code)
  for (let tries = 0; tries < 25; tries += 1) {
    world.clock.advance(hours(2))
    expect(await guess('111111', `phone ${tries}`)).toBe('UNAUTHENTICATED')
  }
  await person.inbox.expects(/guessing your PIN/)
  expect(await guess('482917', 'their own')).toBe('TOO_MANY_ATTEMPTS')
})

test('a session alone enrols no authenticator: whoever stole one cannot issue with codes of their own', async () => {
  await using world = await createWorld()
  const thief = await world.manager.atWork()
  expect(code(await beginTotp(world.web)(thief, 'not the password'))).toBe('VALIDATION_FAILED')
  expect(code(await confirmTotp(world.web)(thief, '123456'))).toBe('ILLEGAL_TRANSITION')
})

test('what a PIN opened changes no secret of its person', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const person = await world.person({ role: 'store_associate', store })
  const actor = { ...(await person.atWork()), deviceId: '019aa000-0000-7000-8000-000000000009' }
  const { password } = person
  const pin = await setPin(world.web)(actor, { password, pin: '482917' })
  const changed = await changeOwnPassword(world.web)(actor, {
    current: password,
    password: 'a freezer door left open',
  })
  const begun = await beginTotp(world.web)(actor, password)
  expect([pin, changed, begun].map(code)).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'])
})

test('a new password is told to whoever it belongs to', async () => {
  await using world = await createWorld()
  const actor = await world.manager.atWork()
  const input = { current: world.manager.password, password: 'a freezer door left open' }
  granted(await changeOwnPassword(world.web)(actor, input))
  await world.manager.inbox.expects(/password was changed/)
})

test('the profile tells of sign-ins that failed in browsers that the person never used', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  const { known } = granted(await person.triesToSignIn())
  const actor = await person.atWork()
  const counter = world.web.digest(fromUnknownBrowsers(person.inbox.address))
  const told = async () =>
    granted(await ownProfile(world.db.web, actor, { now: world.clock.now(), counter })).failedSignIns
  expect(await told()).toBeNull()
  await atOnce(3, (n) => person.triesToSignIn({ password: `guess ${n}`, address: '198.51.100.4' }))
  expect(await told()).toEqual({ count: 3, lastAt: world.clock.now().toISOString() })
  // In their own browser they sign in as ever, and still hear of it.
  granted(await person.triesToSignIn({ known }))
  expect(await told()).toMatchObject({ count: 3 })
})
