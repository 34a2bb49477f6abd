import type { Surface } from '#lib/domain/identity/actor.ts'
import { surfaceOf } from '#lib/domain/identity/permissions.ts'
import { rejected, type Result } from '#lib/domain/result.ts'
import type { StoredDevice } from '#lib/ports/devices.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { isOutdated } from './as-judged.ts'
import { startSession, type StartedSession } from './start-session.ts'

type Needs = Pick<Ports, 'transact' | 'credentialLookup' | 'clock' | 'random'>
type Input = {
  email: string
  emailVerified: boolean
  surface: Surface
  userAgent: string
  device?: StoredDevice | null
}

/**
 * Somebody whom the identity provider vouches for. It must vouch for the address too, and exactly one active person
 * of this surface must have it: nobody is created, and an address in two organisations is not guessed about.
 */
export const signInByOidc =
  (ports: Needs) =>
  async ({ email, emailVerified, ...client }: Input): Promise<Result<StartedSession>> => {
    if (!emailVerified)
      return rejected('UNAUTHENTICATED', 'Your identity provider hasn’t verified your email address.')
    const known = await ports.credentialLookup.peopleByEmail(email.trim().toLowerCase())
    const people = known.filter(
      (person) => person.status === 'active' && surfaceOf(person.role) === client.surface,
    )
    const [person] = people
    if (!person || people.length > 1) return noAccount
    const started = await startSession(ports)(person, client)
    return isOutdated(started) ? noAccount : started
  }

const noAccount = rejected(
  'UNAUTHENTICATED',
  'There’s no account for this address. Ask an administrator to invite you.',
)
