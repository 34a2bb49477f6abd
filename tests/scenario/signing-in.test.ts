import { expect, test } from 'vitest'
import { Secret, TOTP } from 'otpauth'

import { days, minutes, seconds } from '#lib/domain/duration.ts'
import { changeOwnPassword } from '#lib/use-cases/identity/change-own-password.ts'
import { beginTotp, confirmTotp, removeTotp } from '#lib/use-cases/identity/enrol-totp.ts'
import { resolveSession } from '#lib/use-cases/identity/resolve-session.ts'
import { signOut } from '#lib/use-cases/identity/sign-out.ts'
import { createWorld, type World } from '#tests/support/world.ts'
import type { Person } from '#tests/support/world-people.ts'

const code = (result: { ok: true } | { ok: false; rejection: { code: string } }) =>
  result.ok ? 'ok' : result.rejection.code

const granted = <T>(result: { ok: true; value: T } | { ok: false; rejection: { code: string } }): T => {
  if (!result.ok) throw new Error(result.rejection.code)
  return result.value
}

const app = (world: World, seed: string) => {
  const totp = new TOTP({ secret: Secret.fromBase32(seed) })
  return { code: () => totp.generate({ timestamp: world.clock.now().getTime() }) }
}

const enrolled = async (world: World, person: Person) => {
  const actor = await person.atWork()
  const { seed } = granted(await beginTotp(world.web)(actor, person.password))
  const phone = app(world, seed)
  const { backupCodes } = granted(await confirmTotp(world.web)(actor, phone.code()))
  await person.inbox.expects(/authenticator app was set up/)
  return { phone, backupCodes, actor }
}

test('guessing is slowed down more and more, and never locks the owner out for long', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  const guess = () => person.triesToSignIn({ password: 'a wrong password' }).then(code)
  for (let tries = 0; tries < 5; tries += 1) expect(await guess()).toBe('UNAUTHENTICATED')
  expect(code(await person.triesToSignIn())).toBe('TOO_MANY_ATTEMPTS')
  await world.fastForward(seconds(2))
  expect(await guess()).toBe('UNAUTHENTICATED')
  await world.fastForward(seconds(3))
  expect(code(await person.triesToSignIn())).toBe('TOO_MANY_ATTEMPTS')
  await world.fastForward(seconds(1))
  expect(code(await person.triesToSignIn())).toBe('ok')
  expect(await guess()).toBe('UNAUTHENTICATED')
  expect(code(await person.triesToSignIn())).toBe('ok')
})

test('an unknown address, a wrong password and a disabled person get one and the same answer', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  const gone = await world.person({ role: 'viewer' })
  await world.truth.rows("UPDATE person SET status = 'disabled' WHERE id = $1", [gone.id])
  const nobody = world.personWho({ ...person, inbox: world.inbox('nobody@fairmeadow.example') })
  const answers = [
    await person.triesToSignIn({ password: 'a wrong password' }),
    await gone.triesToSignIn(),
    await nobody.triesToSignIn(),
  ]
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
})

test('a code of the app is good once, and so is each backup code', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'recall_manager' })
  const { phone, backupCodes } = await enrolled(world, person)
  expect(code(await person.triesToSignIn())).toBe('STEP_UP_REQUIRED')
  expect(code(await person.triesToSignIn({ code: phone.code() }))).toBe('STEP_UP_FAILED') // It confirmed the enrolment.
  await world.fastForward(seconds(30))
  const fresh = phone.code()
  expect(code(await person.triesToSignIn({ code: fresh }))).toBe('ok')
  expect(code(await person.triesToSignIn({ code: fresh }))).toBe('STEP_UP_FAILED')
  await world.fastForward(minutes(10))
  expect(code(await person.triesToSignIn({ code: fresh }))).toBe('STEP_UP_FAILED')

  const [first = '', second = ''] = backupCodes
  expect(code(await person.triesToSignIn({ code: first }))).toBe('ok')
  expect(code(await person.triesToSignIn({ code: first }))).toBe('STEP_UP_FAILED')
  expect(code(await person.triesToSignIn({ code: second.replace('-', ' ').toLowerCase() }))).toBe('ok')
  expect(new Set(backupCodes).size).toBe(10)
})

test('of many who show the same code at once one gets in', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'recall_manager' })
  const { phone, backupCodes } = await enrolled(world, person)
  await world.fastForward(seconds(30))
  for (const shown of [phone.code(), backupCodes[0] ?? '']) {
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => person.triesToSignIn({ code: shown }).then(code)),
    )
    // Each is counted before it is judged, so the last of them may be one too many.
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1)
    for (const answer of answers) expect(['ok', 'STEP_UP_FAILED', 'TOO_MANY_ATTEMPTS']).toContain(answer)
  }
})

test('what is urgent wants the code where one is enrolled, not the password', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const recall = await world.draftRecall({ priority: 'high', shippedTo: [store] })
  await world.tries(world.manager, 'submit', recall)
  const { phone } = await enrolled(world, world.approver)
  await world.fastForward(seconds(30))
  expect(code(await world.tries(world.approver, 'approve', recall, { proof: world.approver.password }))).toBe(
    'STEP_UP_FAILED',
  )
  expect(code(await world.tries(world.approver, 'approve', recall, { proof: phone.code() }))).toBe('ok')
})

test('setting up or taking away the second factor', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  const elsewhere = granted(await person.triesToSignIn())
  const actor = await person.atWork()
  expect(code(await confirmTotp(world.web)(actor, '123456'))).toBe('ILLEGAL_TRANSITION')
  const { seed } = granted(await beginTotp(world.web)(actor, person.password))
  expect(code(await confirmTotp(world.web)(actor, '000000'))).toBe('TOTP_REFUSED')
  expect(code(await person.triesToSignIn())).toBe('ok') // Not in force before it is confirmed.
  const phone = app(world, seed)
  granted(await confirmTotp(world.web)(actor, phone.code()))
  await person.inbox.expects(/authenticator app was set up/)
  expect(code(await person.actsIn(elsewhere))).toBe('UNAUTHENTICATED')
  expect(code(await removeTotp(world.web)(actor, person.password))).toBe('STEP_UP_FAILED')
  await world.fastForward(seconds(30))
  expect(code(await removeTotp(world.web)(actor, phone.code()))).toBe('ok')
  await person.inbox.expects(/authenticator app was removed/)
  expect(code(await person.triesToSignIn())).toBe('ok')
})

test('a session of the console ends after half an hour of silence, and after twelve hours in any case', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  const silent = granted(await person.triesToSignIn())
  const busy = granted(await person.triesToSignIn())
  await world.fastForward(minutes(29))
  expect(code(await person.actsIn(busy))).toBe('ok')
  await world.fastForward(minutes(1))
  expect(code(await person.actsIn(silent))).toBe('UNAUTHENTICATED')
  for (let passed = 30; passed < 12 * 60; passed += 15) {
    expect(code(await person.actsIn(busy))).toBe('ok')
    await world.fastForward(minutes(15))
  }
  expect(code(await person.actsIn(busy))).toBe('UNAUTHENTICATED')
}, 30_000)

test('a session in the store lasts through the days off, and ends after two weeks', async () => {
  await using world = await createWorld()
  const { manager } = await world.store()
  const session = granted(await manager.triesToSignIn())
  for (let weekend = 0; weekend < 4; weekend += 1) {
    await world.fastForward(days(3) - minutes(1))
    expect(code(await manager.actsIn(session))).toBe('ok')
  }
  await world.fastForward(days(2) + minutes(4))
  expect(code(await manager.actsIn(session))).toBe('UNAUTHENTICATED')
  const other = granted(await manager.triesToSignIn())
  await world.fastForward(days(3))
  expect(code(await manager.actsIn(other))).toBe('UNAUTHENTICATED')
})

test('a person of one surface is nobody on the other', async () => {
  await using world = await createWorld()
  const { manager: ofStore } = await world.store()
  const ofConsole = await world.person({ role: 'viewer' })
  for (const [person, there] of [
    [ofStore, 'recall'],
    [ofConsole, 'store'],
  ] as const) {
    expect(code(await person.triesToSignIn({ surface: there }))).toBe('FORBIDDEN')
    const { sessionId, tenantId } = granted(await person.triesToSignIn())
    expect(code(await resolveSession(world.web)({ sessionId, tenantId, surface: there }))).toBe(
      'UNAUTHENTICATED',
    )
  }
})

test('signing out here, elsewhere and everywhere', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  const sessions = [
    granted(await person.triesToSignIn()),
    granted(await person.triesToSignIn()),
    granted(await person.triesToSignIn()),
  ]
  const alive = () => Promise.all(sessions.map((session) => person.actsIn(session).then(code)))
  const here = granted(await person.actsIn(sessions[0] ?? { sessionId: '', tenantId: '', personId: '' }))
  expect(granted(await signOut(world.web)(here, 'elsewhere'))).toBe(2)
  expect(await alive()).toEqual(['ok', 'UNAUTHENTICATED', 'UNAUTHENTICATED'])
  expect(granted(await signOut(world.web)(here, 'here'))).toBe(1)
  expect(await alive()).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED'])
})

test('a new password of one’s own ends the other sessions and keeps this one', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  const [here, there] = [granted(await person.triesToSignIn()), granted(await person.triesToSignIn())]
  const actor = granted(await person.actsIn(here))
  expect(
    code(await changeOwnPassword(world.web)(actor, { current: 'wrong', password: 'seven quiet otters' })),
  ).toBe('VALIDATION_FAILED')
  expect(
    code(await changeOwnPassword(world.web)(actor, { current: person.password, password: 'short' })),
  ).toBe('PASSWORD_REFUSED')
  expect(
    code(
      await changeOwnPassword(world.web)(actor, { current: person.password, password: 'seven quiet otters' }),
    ),
  ).toBe('ok')
  expect([code(await person.actsIn(here)), code(await person.actsIn(there))]).toEqual([
    'ok',
    'UNAUTHENTICATED',
  ])
  expect(code(await person.triesToSignIn())).toBe('UNAUTHENTICATED')
  await person.inbox.expects(/password was changed/)
})
