import { blockedUntil, failedAgain } from '#lib/domain/identity/backoff.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { StoredPerson } from '#lib/ports/identity.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { typedCode } from './readable-code.ts'

type Needs = Pick<Ports, 'clock' | 'passwords' | 'totp' | 'sealer' | 'digest' | 'doorstep'>
type CodeNeeds = Pick<Ports, 'clock' | 'totp' | 'sealer' | 'digest'>

/** Proof that the person who signed in is still the one who asks: a one-time code where enrolled, else the password. */
export const stepUp =
  (ports: Needs) =>
  async (tx: Tx, actor: PersonActor, proof: string | undefined): Promise<Result<null>> => {
    const person = await tx.identity.person(actor.personId)
    if (!person) return rejected('UNAUTHENTICATED')
    const enrolled = person.totp?.confirmedAt != null
    const what = enrolled ? 'the code of your authenticator app' : 'your password'
    if (!proof) return rejected('STEP_UP_REQUIRED', `High priority: enter ${what} to confirm.`)
    // Guessing is slowed down here as it is at the sign-in: a stolen session must not be able to try a million codes.
    const key = ports.digest(`step-up ${person.id}`)
    const now = ports.clock.now()
    const failures = await ports.doorstep.failures(key)
    if (failures && blockedUntil(failures, now))
      return rejected('TOO_MANY_ATTEMPTS', 'Too many attempts. Wait a moment.')
    const proven = enrolled
      ? await useOneTimeCode(ports)(tx, person, proof)
      : await ports.passwords.verify(person.passwordHash, proof)
    if (proven) return ok(null)
    await ports.doorstep.recordFailure(key, failedAgain(failures, now))
    return rejected('STEP_UP_FAILED', `That is not ${what}.`)
  }

/** Accepts a code of the authenticator app or a backup code, each exactly once. */
export const useOneTimeCode =
  ({ clock, totp, sealer, digest }: CodeNeeds) =>
  async (tx: Tx, person: StoredPerson, typed: string): Promise<boolean> => {
    if (!person.totp) return false
    const code = typedCode(typed)
    if (/^\d{6}$/.test(code)) {
      const step = totp.step(sealer.open(person.totp.sealed), code, clock.now())
      return step !== null && (await tx.identity.useTotpStep(person.id, step))
    }
    return tx.identity.useBackupCode(person.id, digest(`${person.id}:${code}`), clock.now())
  }
