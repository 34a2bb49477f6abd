import type { Surface } from '#lib/domain/identity/actor.ts'
import { FREE_PER_ADDRESS } from '#lib/domain/identity/backoff.ts'
import { surfaceOf } from '#lib/domain/identity/permissions.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { StoredDevice } from '#lib/ports/devices.ts'
import type { StoredPerson } from '#lib/ports/identity.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { isOutdated } from './as-judged.ts'
import { codeCap, tellOfGuessing } from './guessable.ts'
import { withLine } from './refused-secret.ts'
import { startSession, type StartedSession } from './start-session.ts'
import { useOneTimeCode } from './step-up.ts'
import { countTry, throttleOf } from './throttle.ts'

type Needs = Pick<
  Ports,
  | 'transact'
  | 'credentialLookup'
  | 'clock'
  | 'random'
  | 'passwords'
  | 'totp'
  | 'sealer'
  | 'digest'
  | 'urls'
  | 'log'
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
            { of: fromUnknownBrowsers(email), forgiven: true },
            { of: `sign-in address ${input.address}`, free: FREE_PER_ADDRESS },
          ],
    )
    const counted = await countTry(throttle)
    const { address } = input
    if (!counted.ok) return withLine(ports, counted, { type: 'password', reason: 'throttled', address })

    const { person, candidates } = await personWithPassword(ports, email, input)
    if (!person)
      return withLine(ports, wrongPassword, {
        type: 'password',
        reason: 'wrong',
        address,
        ...only(candidates),
      })
    if (surfaceOf(person.role) !== input.surface) {
      await throttle.takeBack()
      const url = surfaceOf(person.role) === 'recall' ? ports.urls.recall : ports.urls.store
      return rejected('FORBIDDEN', `This account signs in at ${url}.`)
    }
    const proven = await proveSecondFactor(ports, person, input.code)
    if (!proven.ok) {
      if (proven.rejection.code === 'STEP_UP_REQUIRED') {
        await throttle.takeBack()
        return proven
      }
      return withLine(ports, proven, { type: 'code', reason: 'wrong', address, ...only([person]) })
    }
    const started = await startSession(ports)(person, input)
    if (isOutdated(started))
      return withLine(ports, wrongPassword, {
        type: 'password',
        reason: 'changed',
        address,
        ...only([person]),
      })
    await throttle.right()
    return started.ok ? ok({ ...started.value, known: remember(ports, email, known) }) : started
  }

/** What tries from browsers that the account never used are counted by. */
export const fromUnknownBrowsers = (email: string): string => `sign-in account ${email}`

const wrongPassword = rejected('UNAUTHENTICATED', 'Incorrect email or password.')

/** The account that was meant, where the address names one alone. It belongs to no tenant's trail: nobody of it acted. */
const only = (people: StoredPerson[]): { tenantId?: string; personId?: string } => {
  const [person, another] = people
  return person && !another ? { tenantId: person.tenantId, personId: person.id } : {}
}

/** What a browser shows of an earlier sign-in: which device it is to this account; null: none that we know. */
const knownDevice = ({ sealer }: Needs, email: string, shown: string | null = null): string | null => {
  const [of = '', id] = (shown && sealer.tryOpen(shown))?.split('\n') ?? []
  return of === email && id ? id : null
}

const remember = ({ sealer, random }: Needs, email: string, known: string | null): string =>
  sealer.seal(`${email}\n${known ?? random.id()}`)

const personWithPassword = async (
  { credentialLookup, passwords }: Needs,
  email: string,
  { password, surface }: SignInInput,
): Promise<{ person: StoredPerson | null; candidates: StoredPerson[] }> => {
  const people = (await credentialLookup.peopleByEmail(email)).filter(
    (person) => person.passwordHash !== null,
  )
  // The same address may belong to two organisations, or to both surfaces of one; the password tells which.
  const candidates = people.toSorted(
    (a, b) => Number(surfaceOf(b.role) === surface) - Number(surfaceOf(a.role) === surface),
  )
  if (candidates.length === 0) await passwords.verify(null, password)
  for (const person of candidates) {
    const right = await passwords.verify(person.passwordHash, password)
    if (right && person.status === 'active') return { person, candidates }
  }
  return { person: null, candidates }
}

const proveSecondFactor = async (
  ports: Needs,
  person: StoredPerson,
  code?: string,
): Promise<Result<null>> => {
  if (person.totp?.confirmedAt == null) return ok(null)
  if (!code) return rejected('STEP_UP_REQUIRED', 'Enter the code from your authenticator app.')
  const throttle = throttleOf(ports, [codeCap(person.id)])
  const counted = await countTry(throttle)
  if (!counted.ok) return counted
  if (await useOneTimeCode(ports)(person, code)) {
    await throttle.right()
    return ok(null)
  }
  if (counted.value.last) await tellOfGuessing(ports)(person, 'codes_guessed')
  return rejected('STEP_UP_FAILED', 'That code is invalid or was already used.')
}
