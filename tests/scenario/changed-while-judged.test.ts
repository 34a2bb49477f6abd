import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'

import type { WebPorts } from '#lib/compose.ts'
import { seconds } from '#lib/domain/duration.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import type { Result } from '#lib/domain/result.ts'
import { acceptToken } from '#lib/use-cases/identity/accept-token.ts'
import { changeOwnPassword } from '#lib/use-cases/identity/change-own-password.ts'
import { changePerson, type ChangePersonInput } from '#lib/use-cases/identity/change-person.ts'
import { beginTotp, confirmTotp, removeTotp } from '#lib/use-cases/identity/enrol-totp.ts'
import { requestReset } from '#lib/use-cases/identity/request-reset.ts'
import { signIn } from '#lib/use-cases/identity/sign-in.ts'
import { signInByOidc } from '#lib/use-cases/identity/sign-in-by-oidc.ts'
import { signOut } from '#lib/use-cases/identity/sign-out.ts'
import { commandRecall } from '#lib/use-cases/recall/command-recall.ts'
import {
  afterCounting,
  afterJudging,
  afterLookingUp,
  beforeCommit,
  beforeJudging,
  comesToWait,
  whileHashing,
} from '#tests/support/meanwhile.ts'
import { createWorld, type World } from '#tests/support/world.ts'
import type { Person } from '#tests/support/world-people.ts'

// Judging a secret takes a while. Whatever became of the secret or of the sessions meanwhile holds for what was judged, too.

const granted = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.rejection.code)
  return result.value
}

const NEW_PASSWORD = 'seven quiet otters'

const entering = (person: Person, more: { password?: string; code?: string } = {}) => ({
  surface: 'recall' as const,
  email: person.inbox.address,
  password: person.password,
  address: '192.0.2.7',
  userAgent: 'Firefox/149.0 Linux',
  ...more,
})

/** The sessions of this person that are still good, but for the one in which they are at work. */
const otherSessions = async (world: World, { id }: Person, own?: PersonActor) =>
  world.truth.rows('SELECT id FROM session WHERE person_id = $1 AND ended_at IS NULL AND id <> $2', [
    id,
    own?.sessionId ?? world.web.random.id(),
  ])

const byAdmin = async (world: World, { id: personId }: Person, ...changes: ('disable' | 'enable')[]) => {
  for (const change of changes) await administers(world, { personId, change })
}

const administers = async (world: World, input: ChangePersonInput) =>
  granted(await changePerson(world.web)(await world.admin.atWork(), input))

/** A new seed in the app, and the codes that it shows. */
const enrols = async (world: World, person: Person, actor: PersonActor) => {
  const { seed } = granted(await beginTotp(world.web)(actor, person.password))
  const app = new TOTP({ secret: Secret.fromBase32(seed) })
  const code = () => app.generate({ timestamp: world.clock.now().getTime() })
  const { backupCodes } = granted(await confirmTotp(world.web)(actor, code()))
  await person.inbox.expects(/authenticator app was set up/)
  await world.fastForward(seconds(30))
  return { code, backupCodes }
}

type Change = (world: World, person: Person, actor: PersonActor) => Promise<unknown>

const CHANGES: Record<string, Change> = {
  'changes the password': async ({ web }, person, actor) => {
    const input = { current: person.password, password: NEW_PASSWORD }
    granted(await changeOwnPassword(web)(actor, input))
    await person.inbox.expects(/password was changed/)
  },
  'signs out everywhere': async ({ web }, _, actor) => granted(await signOut(web)(actor, 'everywhere')),
  'signs out everywhere else': async ({ web }, _, actor) => granted(await signOut(web)(actor, 'elsewhere')),
  'is disabled': (world, person) => byAdmin(world, person, 'disable'),
  'is disabled and enabled again': (world, person) => byAdmin(world, person, 'disable', 'enable'),
  'gets another role': (world, { id }) =>
    administers(world, { personId: id, change: 'role', role: 'approver' }),
  'sets up an authenticator app': enrols,
}

for (const [happens, change] of Object.entries(CHANGES))
  test(`a password that is judged while its person ${happens} opens nothing`, async () => {
    await using world = await createWorld()
    const person = await world.person({ role: 'viewer' })
    const wrong = await person.triesToSignIn({ password: 'a wrong password' })
    const actor = await person.atWork()
    const web = afterJudging(world.web, () => change(world, person, actor))
    expect(await signIn(web)(entering(person))).toEqual(wrong)
    expect(await otherSessions(world, person, actor)).toEqual([])
    expect(world.log.lines.at(-1)).toMatchObject({ event: 'secret.refused', fields: { reason: 'changed' } })
  })

test('a code that was used up while its person signs out everywhere opens nothing', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  const wrong = await person.triesToSignIn({ password: 'a wrong password' })
  const actor = await person.atWork()
  const { code, backupCodes } = await enrols(world, person, actor)
  for (const shown of [code(), backupCodes[0] ?? '']) {
    const web = afterCounting(world.web, () => signOut(world.web)(actor, 'everywhere'))
    expect(await signIn(web)(entering(person, { code: shown }))).toEqual(wrong)
    expect(await otherSessions(world, person)).toEqual([])
  }
})

test('a code of an authenticator app that is reset while it is judged opens nothing', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  const wrong = await person.triesToSignIn({ password: 'a wrong password' })
  const { code } = await enrols(world, person, await person.atWork())
  const web = afterJudging(world.web, () => administers(world, { personId: person.id, change: 'reset_totp' }))
  expect(await signIn(web)(entering(person, { code: code() }))).toEqual(wrong)
  expect(await otherSessions(world, person)).toEqual([])
})

test('whoever the identity provider vouches for while their sessions end does not come in', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  const actor = await person.atWork()
  const asked = { emailVerified: true, surface: 'recall', userAgent: 'Firefox' } as const
  const vouched = { ...asked, email: person.inbox.address }
  const unknown = await signInByOidc(world.web)({ ...asked, email: 'nobody@fairmeadow.example' })
  for (const change of ['signs out everywhere', 'is disabled and enabled again']) {
    const web = afterLookingUp(world.web, async () => CHANGES[change]?.(world, person, actor))
    expect(await signInByOidc(web)(vouched)).toEqual(unknown)
    expect(await otherSessions(world, person)).toEqual([])
  }
  expect((await signInByOidc(world.web)(vouched)).ok).toBe(true)
})

test('whoever changes the password while a session is being written ends it', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  const actor = await person.atWork()
  let changing: Promise<unknown> = Promise.resolve()
  const web = beforeCommit(world.web, async () => {
    changing = CHANGES['changes the password']?.(world, person, actor) ?? changing
    await comesToWait(world.truth, changing)
  })
  const started = granted(await signIn(web)(entering(person)))
  await changing
  expect(await person.actsIn(started)).toMatchObject({ rejection: { code: 'UNAUTHENTICATED' } })
  expect(await otherSessions(world, person, actor)).toEqual([])
})

test('an old password that is judged while a reset takes effect changes nothing any more', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  const actor = await person.atWork()
  const secrets = () =>
    world.truth.rows('SELECT password_hash, totp_sealed FROM person WHERE id = $1', [person.id])
  const sets = {
    'a password': (web: WebPorts, typed: string) =>
      changeOwnPassword(web)(actor, { current: typed, password: 'eight quiet otters' }),
    'an authenticator app': (web: WebPorts, typed: string) => beginTotp(web)(actor, typed),
  }
  let current = person.password
  for (const [what, set] of Object.entries(sets)) {
    const wrong = await set(world.web, 'a wrong password')
    const next = `${NEW_PASSWORD} with ${what}`
    let reset: unknown
    const web = afterJudging(world.web, async () => {
      granted(await acceptToken(world.web)(await mailedLink(world, person, next)))
      reset = await secrets()
    })
    expect(await set(web, current)).toEqual(wrong)
    expect(await secrets()).toEqual(reset)
    current = next
  }
})

const mailedLink = async ({ web }: World, person: Person, password: string) => {
  granted(await requestReset(web)(person.inbox.address, '192.0.2.7'))
  const { secret } = await person.inbox.expects(/Reset your password/)
  return { secret, purpose: 'password_reset', password } as const
}

test('a proof of who decides is worth nothing once its person was disabled, or has another secret', async () => {
  await using world = await createWorld()
  const { approver } = world
  const store = await world.store()
  const recall = await world.draftRecall({ priority: 'high', shippedTo: [store] })
  await world.tries(world.manager, 'submit', recall)
  const approve = async (web: WebPorts, actor: PersonActor, proof: string) =>
    commandRecall(web)(actor, { recallId: recall.id, verb: 'approve', proof })

  const actor = await approver.atWork()
  const wrong = await approve(world.web, actor, 'a wrong password')
  const disabled = afterJudging(world.web, () => byAdmin(world, approver, 'disable'))
  expect(await approve(disabled, actor, approver.password)).toEqual(wrong)
  await byAdmin(world, approver, 'enable')

  const again = await approver.atWork()
  const { code } = await enrols(world, approver, again)
  const wrongCode = await approve(world.web, again, '000000')
  const reset = afterCounting(world.web, () =>
    administers(world, { personId: approver.id, change: 'reset_totp' }),
  )
  expect(await approve(reset, again, code())).toEqual(wrongCode)
  expect(await world.truth.rows('SELECT status FROM recall')).toEqual([{ status: 'in_review' }])
})

test('a second factor is not removed by a code that was judged before the sessions ended', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  const actor = await person.atWork()
  const { code } = await enrols(world, person, actor)
  const wrong = await removeTotp(world.web)(actor, '000000')
  const web = afterCounting(world.web, () => signOut(world.web)(actor, 'everywhere'))
  expect(await removeTotp(web)(actor, code())).toEqual(wrong)
})

test('an authenticator app is not set up in a session that ended while its code was on the way', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  const [mine, stolen] = [granted(await person.triesToSignIn()), granted(await person.triesToSignIn())]
  const [owner, thief] = [granted(await person.actsIn(mine)), granted(await person.actsIn(stolen))]
  const { seed } = granted(await beginTotp(world.web)(thief, person.password))
  const code = new TOTP({ secret: Secret.fromBase32(seed) }).generate({
    timestamp: world.clock.now().getTime(),
  })
  const web = beforeJudging(world.web, async () => CHANGES['changes the password']?.(world, person, owner))
  expect(await confirmTotp(web)(thief, code)).toMatchObject({ rejection: { code: 'UNAUTHENTICATED' } })
  expect((await person.triesToSignIn({ password: NEW_PASSWORD })).ok).toBe(true)
})

test('a link is not accepted for somebody who is being disabled', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  const link = await mailedLink(world, person, NEW_PASSWORD)
  const admin = await world.admin.atWork()
  let accepting: Promise<Result<unknown>> | undefined
  const web = beforeCommit(world.web, async () => {
    accepting = acceptToken(world.web)(link)
    await comesToWait(world.truth, accepting)
  })
  granted(await changePerson(web)(admin, { personId: person.id, change: 'disable' }))
  expect(await accepting).toMatchObject({ rejection: { code: 'LINK_NOT_VALID' } })
  expect(await world.truth.rows('SELECT status FROM person WHERE id = $1', [person.id])).toEqual([
    { status: 'disabled' },
  ])
})

test('a link that was used up while its password is hashed does not use a newer one', async () => {
  await using world = await createWorld()
  const person = await world.person({ role: 'viewer' })
  const link = await mailedLink(world, person, NEW_PASSWORD)
  let newer: Awaited<ReturnType<typeof mailedLink>> | undefined
  const web = whileHashing(world.web, async () => {
    granted(await acceptToken(world.web)(link))
    newer = await mailedLink(world, person, 'nine quiet otters')
  })
  expect(await acceptToken(web)({ ...link, password: 'eight quiet otters' })).toMatchObject({
    rejection: { code: 'LINK_NOT_VALID' },
  })
  expect((await acceptToken(world.web)(newer ?? link)).ok).toBe(true)
})
