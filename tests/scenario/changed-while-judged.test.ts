import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'

import { seconds } from '#lib/domain/duration.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import type { Result } from '#lib/domain/result.ts'
import { changeOwnPassword } from '#lib/use-cases/identity/change-own-password.ts'
import { changePerson, type ChangePersonInput } from '#lib/use-cases/identity/change-person.ts'
import { beginTotp, confirmTotp, removeTotp } from '#lib/use-cases/identity/enrol-totp.ts'
import { signIn } from '#lib/use-cases/identity/sign-in.ts'
import { signInByOidc } from '#lib/use-cases/identity/sign-in-by-oidc.ts'
import { signOut } from '#lib/use-cases/identity/sign-out.ts'
import {
  afterCounting,
  afterJudging,
  afterLookingUp,
  beforeCommit,
  comesToWait,
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
