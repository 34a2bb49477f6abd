import { expect, test } from 'vitest'

import { days, hours, minutes, seconds } from '#lib/domain/duration.ts'
import { acceptToken } from '#lib/use-cases/identity/accept-token.ts'
import { changePerson, type ChangePersonInput } from '#lib/use-cases/identity/change-person.ts'
import { invitePerson } from '#lib/use-cases/identity/invite-person.ts'
import { requestReset } from '#lib/use-cases/identity/request-reset.ts'
import { createWorld, type World } from '#tests/support/world.ts'
import type { Person } from '#tests/support/world-people.ts'

const code = (result: { ok: true } | { ok: false; rejection: { code: string } }) =>
  result.ok ? 'ok' : result.rejection.code

const invite = async (world: World, email: string) =>
  invitePerson(world.web)(await world.admin.atWork(), {
    email,
    name: 'Nia New',
    role: 'viewer',
    language: 'en',
  })

const change = async (world: World, input: ChangePersonInput) =>
  code(await changePerson(world.web)(await world.admin.atWork(), input))

const accept = async (
  world: World,
  purpose: 'invitation' | 'password_reset',
  secret: string,
  password: string,
) => code(await acceptToken(world.web)({ purpose, secret, password }))

const signedIn = async (person: Person, with_: Parameters<Person['triesToSignIn']>[0] = {}) => {
  const started = await person.triesToSignIn(with_)
  if (!started.ok) throw new Error(started.rejection.code)
  return started.value
}

test('who is invited chooses a password by the link in the mail, once, and signs in', async () => {
  await using world = await createWorld()
  const invited = await invite(world, 'Nia@Fairmeadow.example ')
  if (!invited.ok) throw new Error(invited.rejection.code)
  const inbox = world.inbox('nia@fairmeadow.example')
  const { link, secret } = await inbox.expects(/You’re invited(.*\n)+.*expires in three days/)
  expect(link.origin + link.pathname).toBe(`http://localhost:3000/invitation/${secret}`)

  const nia = {
    ...world.personWho({ id: invited.value.personId, name: 'Nia New', role: 'viewer', inbox }),
    password: 'seven quiet otters',
  }
  expect(code(await nia.triesToSignIn({ password: nia.password }))).toBe('UNAUTHENTICATED')
  expect(await accept(world, 'password_reset', secret, nia.password)).toBe('LINK_NOT_VALID')
  expect(await accept(world, 'invitation', secret, 'password1234')).toBe('PASSWORD_REFUSED')
  expect(await accept(world, 'invitation', secret, nia.password)).toBe('ok')
  expect(await accept(world, 'invitation', secret, 'another one entirely')).toBe('LINK_NOT_VALID')
  const session = await signedIn(nia, { password: nia.password })
  expect(await nia.actsIn(session)).toMatchObject({
    ok: true,
    value: { personId: nia.id, role: 'viewer', surface: 'recall' },
  })
})

test('an invitation runs out after three days; a new one is sent on request', async () => {
  await using world = await createWorld()
  const invited = await invite(world, 'nia@fairmeadow.example')
  if (!invited.ok) throw new Error(invited.rejection.code)
  const inbox = world.inbox('nia@fairmeadow.example')
  const first = await inbox.expects(/invited/)
  await world.fastForward(days(3))
  expect(await accept(world, 'invitation', first.secret, 'seven quiet otters')).toBe('LINK_NOT_VALID')
  expect(await change(world, { personId: invited.value.personId, change: 'invite_again' })).toBe('ok')
  const second = await inbox.expects(/invited/)
  expect(await accept(world, 'invitation', second.secret, 'seven quiet otters')).toBe('ok')
  expect(await change(world, { personId: invited.value.personId, change: 'invite_again' })).toBe(
    'ILLEGAL_TRANSITION',
  )
})

test('an invitation that the provider did not take comes again', async () => {
  await using world = await createWorld()
  world.email.fails('try_later', { times: 2 })
  await invite(world, 'nia@fairmeadow.example')
  await world.inbox('nia@fairmeadow.example').hearsNothing()
  await world.fastForward(minutes(3))
  await world.inbox('nia@fairmeadow.example').expects(/invited/)
})

test('an invitation outlives an emptied queue and a worker that dies on the way', async () => {
  await using world = await createWorld()
  await invite(world, 'nia@fairmeadow.example')
  await world.worker.relay()
  expect(world.queue.size()).toBe(1)
  world.queue.wipe()
  await world.fastForward(minutes(5))
  await world.inbox('nia@fairmeadow.example').expects(/invited/)
})

test('one address is one person', async () => {
  await using world = await createWorld()
  await invite(world, 'nia@fairmeadow.example')
  await world.inbox('nia@fairmeadow.example').expects(/invited/)
  expect(code(await invite(world, 'NIA@fairmeadow.example'))).toBe('EMAIL_TAKEN')
})

test('a reset link is good once and for ten minutes, and ends every session', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  const session = await signedIn(person)
  const ask = () => requestReset(world.web)(person.inbox.address, '192.0.2.7')

  await ask()
  const late = await person.inbox.expects(/Reset your password/)
  await world.fastForward(minutes(10))
  expect(await accept(world, 'password_reset', late.secret, 'seven quiet otters')).toBe('LINK_NOT_VALID')
  await ask()
  const timely = await person.inbox.expects(/Reset your password/)
  await world.fastForward(minutes(9))
  expect(await accept(world, 'password_reset', timely.secret, 'seven quiet otters')).toBe('ok')
  expect(await accept(world, 'password_reset', timely.secret, 'eight quiet otters')).toBe('LINK_NOT_VALID')
  expect(code(await person.actsIn(session))).toBe('UNAUTHENTICATED')
  expect(code(await person.triesToSignIn())).toBe('UNAUTHENTICATED')
  await signedIn(person, { password: 'seven quiet otters' })
})

test('the newest reset link and the older ones are used up together', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  await requestReset(world.web)(person.inbox.address, '192.0.2.7')
  await requestReset(world.web)(person.inbox.address, '192.0.2.7')
  const [first, second] = [
    await person.inbox.expects(/Reset your password/),
    await person.inbox.expects(/Reset your password/),
  ]
  expect(await accept(world, 'password_reset', second.secret, 'seven quiet otters')).toBe('ok')
  expect(await accept(world, 'password_reset', first.secret, 'eight quiet otters')).toBe('LINK_NOT_VALID')
})

test('of two who follow one link in the same moment one chooses the password', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  await requestReset(world.web)(person.inbox.address, '192.0.2.7')
  const { secret } = await person.inbox.expects(/Reset your password/)
  const passwords = ['seven quiet otters', 'eight quiet otters', 'nine quiet otters']
  const answers = await Promise.all(
    passwords.map((password) => accept(world, 'password_reset', secret, password)),
  )
  expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1)
  expect(answers.filter((answer) => answer === 'LINK_NOT_VALID')).toHaveLength(2)
  await signedIn(person, { password: passwords[answers.indexOf('ok')] })
})

test('nobody hears of a reset for an address that is not known, or is disabled', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  await change(world, { personId: person.id, change: 'disable' })
  for (const address of ['nobody@fairmeadow.example', person.inbox.address]) {
    expect(code(await requestReset(world.web)(address, '192.0.2.7'))).toBe('ok')
    await world.inbox(address).hearsNothing()
  }
})

test('a reset that could not be sent for an hour is not sent any more', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  world.email.fails('try_later', { times: 1000 })
  await requestReset(world.web)(person.inbox.address, '192.0.2.7')
  await world.fastForward(hours(1) + minutes(2))
  world.email.recovers()
  // Longer than the longest pause between two tries: the last of them finds that nobody waits any more.
  await world.fastForward(hours(3))
  await person.inbox.hearsNothing()
})

test('who is disabled is out at once, and stays out', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  const sessions = [await signedIn(person), await signedIn(person)]
  expect(await change(world, { personId: person.id, change: 'disable' })).toBe('ok')
  for (const session of sessions) expect(code(await person.actsIn(session))).toBe('UNAUTHENTICATED')
  expect(code(await person.triesToSignIn())).toBe('UNAUTHENTICATED')
  expect(await change(world, { personId: person.id, change: 'enable' })).toBe('ok')
  for (const session of sessions) expect(code(await person.actsIn(session))).toBe('UNAUTHENTICATED')
  await signedIn(person)
})

test('a new role ends the sessions of the old one', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const person = await world.person({ role: 'recall_manager' })
  const session = await signedIn(person)
  expect(await change(world, { personId: person.id, change: 'role', role: 'store_associate' })).toBe(
    'VALIDATION_FAILED',
  )
  expect(code(await person.actsIn(session))).toBe('ok')
  expect(
    await change(world, {
      personId: person.id,
      change: 'role',
      role: 'store_associate',
      storeNumber: store.number,
    }),
  ).toBe('ok')
  expect(code(await person.actsIn(session))).toBe('UNAUTHENTICATED')
  expect(code(await person.triesToSignIn({ surface: 'recall' }))).toBe('FORBIDDEN')
  await signedIn(person, { surface: 'store' })
})

test('the last administrator stays, even when two leave in one moment', async () => {
  await using world = await createWorld()
  const second = await world.person({ role: 'admin' })
  const actors = [await world.admin.atWork(), await second.atWork()]
  const disable = (actor: (typeof actors)[number] | undefined, personId: string) =>
    actor ? changePerson(world.web)(actor, { personId, change: 'disable' }).then(code) : 'nobody'
  const answers = await Promise.all([disable(actors[0], second.id), disable(actors[1], world.admin.id)])
  expect(answers.toSorted()).toEqual(['LAST_ADMIN', 'ok'])
  await world.fastForward(seconds(1))
})
