import type { Surface } from '#lib/domain/identity/actor.ts'
import { FREE_PER_ADDRESS } from '#lib/domain/identity/backoff.ts'
import { surfaceOf } from '#lib/domain/identity/permissions.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { StoredDevice } from '#lib/ports/devices.ts'
import type { StoredPerson } from '#lib/ports/identity.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { codeCap, tellOfGuessing } from './guessable.ts'
import { startSession, type StartedSession } from './start-session.ts'
import { useOneTimeCode } from './step-up.ts'
import { countTry, throttleOf } from './throttle.ts'

type Needs = Pick<
  Ports,
  'transact' | 'doorstep' | 'clock' | 'chance' | 'passwords' | 'totp' | 'sealer' | 'digest' | 'urls' | 'log'
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
  /** What this browser was given when the account signed in here last. */
  known?: string | null
}

/** `known`: what the browser is to show the next time. */
export type SignedIn = StartedSession & { known: string }

/**
 * E-mail and password, and a one-time code where enrolled. An unknown address, a wrong password and a disabled person
 * get the same answer after the same work.
 */
export const signIn =
  (ports: Needs) =>
  async (input: SignInInput): Promise<Result<SignedIn>> => {
    const email = input.email.trim().toLowerCase()
    const known = knownDevice(ports, email, input.known)
    const throttle = throttleOf(
      ports,
      // Who signed in here before has a budget of their own: strangers who guess elsewhere do not use it up.
      known
        ? [{ of: `sign-in account ${email} device ${known}`, forgiven: true }]
        : [
            { of: `sign-in account ${email}`, forgiven: true },
            { of: `sign-in address ${input.address}`, free: FREE_PER_ADDRESS },
          ],
    )
    const counted = await countTry(throttle)
    if (!counted.ok) return noted(ports, counted, 'throttled')

    const person = await personWithPassword(ports, email, input)
    if (!person) return noted(ports, wrongPassword, 'wrong')
    if (surfaceOf(person.role) !== input.surface) {
      await throttle.takeBack()
      const url = surfaceOf(person.role) === 'recall' ? ports.urls.recall : ports.urls.store
      return rejected('FORBIDDEN', `This account signs in at ${url}.`)
    }
    const proven = await proveSecondFactor(ports, person, input.code)
    if (!proven.ok) {
      if (proven.rejection.code === 'STEP_UP_REQUIRED') await throttle.takeBack()
      return proven.rejection.code === 'STEP_UP_REQUIRED' ? proven : noted(ports, proven, 'code')
    }
    await throttle.right()
    const started = await startSession(ports)(person, input)
    return started.ok ? ok({ ...started.value, known: remember(ports, email, known) }) : started
  }

const wrongPassword = rejected('UNAUTHENTICATED', 'That e-mail address and password do not belong together.')

// Belongs to no tenant's trail: who was meant may not exist. Who it was is not written down either.
const noted = <R extends Result<never>>({ log }: Needs, refusal: R, why: string): R => {
  log.warn('sign_in.refused', { code: refusal.ok ? '' : refusal.rejection.code, reason: why })
  return refusal
}

/** What a browser shows of an earlier sign-in: which device it is to this account; null: none that we know. */
const knownDevice = ({ sealer }: Needs, email: string, shown: string | null = null): string | null => {
  const [of = '', id] = (shown && sealer.tryOpen(shown))?.split('\n') ?? []
  return of === email && id ? id : null
}

const remember = ({ sealer, chance }: Needs, email: string, known: string | null): string =>
  sealer.seal(`${email}\n${known ?? chance.id()}`)

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
  const throttle = throttleOf(ports, [codeCap(person.id)])
  const counted = await countTry(throttle)
  if (!counted.ok) return counted
  if (await useOneTimeCode(ports)(person, code)) {
    await throttle.right()
    return ok(null)
  }
  if (counted.value.last) await tellOfGuessing(ports)(person, 'codes_guessed')
  return rejected('STEP_UP_FAILED', 'That code is not valid, or was used already.')
}
