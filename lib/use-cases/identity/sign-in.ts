import type { Surface } from '#lib/domain/identity/actor.ts'
import { FREE_PER_ADDRESS } from '#lib/domain/identity/backoff.ts'
import { surfaceOf } from '#lib/domain/identity/permissions.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { StoredDevice } from '#lib/ports/devices.ts'
import type { StoredPerson } from '#lib/ports/identity.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { startSession, type StartedSession } from './start-session.ts'
import { useOneTimeCode } from './step-up.ts'
import { throttleOf } from './throttle.ts'

type Needs = Pick<
  Ports,
  'transact' | 'doorstep' | 'clock' | 'chance' | 'passwords' | 'totp' | 'sealer' | 'digest' | 'urls'
>

export type SignInInput = {
  surface: Surface
  email: string
  password: string
  code?: string | undefined
  /** Where the request came from, for the backoff. */
  address: string
  userAgent: string
  /** The shared device at which it is typed. */
  device?: StoredDevice | null
}

/**
 * E-mail and password, and a one-time code where enrolled. An unknown address, a wrong password and a disabled person
 * get the same answer after the same work.
 */
export const signIn =
  (ports: Needs) =>
  async (input: SignInInput): Promise<Result<StartedSession>> => {
    const email = input.email.trim().toLowerCase()
    const throttle = throttleOf(ports, [
      { of: `sign-in account ${email}`, forgiven: true },
      { of: `sign-in address ${input.address}`, free: FREE_PER_ADDRESS },
    ])
    const waits = await throttle.waits()
    if (waits) return rejected('TOO_MANY_ATTEMPTS', `Too many attempts. Try again in ${waits} seconds.`)

    const person = await personWithPassword(ports, email, input)
    if (!person) {
      await throttle.fail()
      return rejected('UNAUTHENTICATED', 'That e-mail address and password do not belong together.')
    }
    if (surfaceOf(person.role) !== input.surface) {
      const url = surfaceOf(person.role) === 'recall' ? ports.urls.recall : ports.urls.store
      return rejected('FORBIDDEN', `This account signs in at ${url}.`)
    }
    const proven = await proveSecondFactor(ports, person, input.code)
    if (!proven.ok) {
      if (proven.rejection.code === 'STEP_UP_FAILED') await throttle.fail()
      return proven
    }
    await throttle.forget()
    return startSession(ports)(person, input)
  }

const personWithPassword = async (
  { doorstep, passwords }: Needs,
  email: string,
  { password, surface }: SignInInput,
): Promise<StoredPerson | null> => {
  const people = (await doorstep.peopleByEmail(email)).filter((person) => person.passwordHash !== null)
  // The same address may belong to two organisations, or to both surfaces of one; the password tells which.
  const candidates = people.toSorted(
    (a, b) => Number(surfaceOf(b.role) === surface) - Number(surfaceOf(a.role) === surface),
  )
  if (candidates.length === 0) await passwords.verify(null, password)
  for (const person of candidates) {
    const right = await passwords.verify(person.passwordHash, password)
    if (right && person.status === 'active') return person
  }
  return null
}

const proveSecondFactor = async (
  ports: Needs,
  person: StoredPerson,
  code?: string,
): Promise<Result<null>> => {
  if (person.totp?.confirmedAt == null) return ok(null)
  if (!code) return rejected('STEP_UP_REQUIRED', 'Enter the code of your authenticator app.')
  const actor = { kind: 'system', tenantId: person.tenantId, name: 'identity' } as const
  return ports.transact(actor, async (tx) =>
    (await useOneTimeCode(ports)(tx, person, code))
      ? ok(null)
      : rejected('STEP_UP_FAILED', 'That code is not valid, or was used already.'),
  )
}
