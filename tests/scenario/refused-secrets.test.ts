import { expect, test } from 'vitest'

import { pinoLog } from '#lib/adapters/observability/pino-log.ts'
import { pairDevice } from '#lib/use-cases/device/pair-device.ts'
import { acceptToken } from '#lib/use-cases/identity/accept-token.ts'
import { authenticateKey } from '#lib/use-cases/identity/authenticate-key.ts'
import { changeOwnPassword } from '#lib/use-cases/identity/change-own-password.ts'
import { beginTotp, confirmTotp } from '#lib/use-cases/identity/enrol-totp.ts'
import { openLink } from '#lib/use-cases/identity/open-link.ts'
import { provePin } from '#lib/use-cases/identity/prove-pin.ts'
import { stepUp } from '#lib/use-cases/identity/step-up.ts'
import { email } from '#tests/support/world-stores.ts'
import { createWorld, type World } from '#tests/support/world.ts'
import type { Person } from '#tests/support/world-people.ts'
import { Secret, TOTP } from 'otpauth'

const PLANTED = 'Zq7-planted-secret-9vX'
const ADDRESS = '203.0.113.77'

const lines = (world: World) =>
  world.log.lines.flatMap(({ event, fields }) => (event === 'secret.refused' ? [fields] : []))

/** The line that this leaves, and nothing of what was presented in it. */
const lineOf = async (world: World, present: () => Promise<{ ok: boolean }>) => {
  const before = lines(world).length
  expect((await present()).ok).toBe(false)
  const [line, ...more] = lines(world).slice(before)
  expect(more).toEqual([])
  return line
}

const enrolled = async (world: World, person: Person) => {
  const actor = await person.atWork()
  const begun = await beginTotp(world.web)(actor, person.password)
  if (!begun.ok) throw new Error(begun.rejection.code)
  const app = new TOTP({ secret: Secret.fromBase32(begun.value.seed) })
  const code = app.generate({ timestamp: world.clock.now().getTime() })
  expect((await confirmTotp(world.web)(actor, code)).ok).toBe(true)
  await person.inbox.expects(/authenticator app was set up/)
  return { actor, wrong: String((Number(code) + 1) % 1_000_000).padStart(6, '0') }
}

test('every secret that is refused leaves one line, which names ids and a network', async () => {
  await using world = await createWorld()
  const { web, tenantId } = world
  const store = await world.store({ onDuty: email() })
  const person = await world.person({ role: 'viewer' })
  const who = { tenantId, personId: person.id }
  const network = '203.0.113.0/24'

  const signIn = () => person.triesToSignIn({ password: PLANTED, address: ADDRESS })
  expect(await lineOf(world, signIn)).toEqual({ type: 'password', reason: 'wrong', network, ...who })
  const actor = await person.atWork()
  const change = () =>
    changeOwnPassword(web)(actor, { current: PLANTED, password: 'a freezer door left open' })
  expect(await lineOf(world, change)).toEqual({ type: 'password', reason: 'wrong', ...who })

  const { actor: proven, wrong } = await enrolled(world, person)
  const withCode = () => person.triesToSignIn({ code: wrong, address: ADDRESS })
  expect(await lineOf(world, withCode)).toEqual({ type: 'code', reason: 'wrong', network, ...who })
  expect(await lineOf(world, () => stepUp(web)(proven, wrong))).toEqual({
    type: 'code',
    reason: 'wrong',
    ...who,
  })

  const pin = () =>
    provePin(web)({ tenantId, storeId: store.id, whom: { personId: person.id }, pin: '8264', place: 'here' })
  expect(await lineOf(world, pin)).toEqual({ type: 'pin', reason: 'wrong', ...who })
  const pair = () => pairDevice(web)({ shown: { code: PLANTED }, name: 'Till', address: ADDRESS })
  expect(await lineOf(world, pair)).toEqual({ type: 'pairing_code', reason: 'unknown', network })
  for (const purpose of ['password_reset', 'invitation'] as const) {
    const follow = () => acceptToken(web)({ secret: PLANTED, purpose, password: 'a freezer door left open' })
    expect(await lineOf(world, follow)).toEqual({ type: purpose, reason: 'unknown' })
  }
  expect(await lineOf(world, () => openLink(web)(PLANTED))).toEqual({
    type: 'message_link',
    reason: 'unknown',
  })
  const call = () => authenticateKey(web)(`csk_${PLANTED}`, '2001:db8:7:9::/64')
  const far = '2001:db8:7::/48'
  expect(await lineOf(world, call)).toEqual({ type: 'api_key', reason: 'unknown', network: far })

  const all = JSON.stringify(world.log.lines)
  for (const secret of [PLANTED, wrong, '8264', ADDRESS, person.inbox.address])
    expect(all).not.toContain(secret)
})

test('what a line of a refused secret holds reaches the log', () => {
  const written: string[] = []
  const log = pinoLog('test', 'info', { write: (line: string) => void written.push(line) })
  const fields = { type: 'api_key', reason: 'unknown', network: '203.0.113.0/24', keyId: 'k', personId: 'p' }
  log.warn('secret.refused', fields)
  expect(JSON.parse(written[0] ?? '')).toMatchObject({ event: 'secret.refused', ...fields })
})
