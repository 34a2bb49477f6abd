import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { judgePassword } from '#lib/domain/identity/password.ts'
import { ok, reject, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { refused } from './accept-token.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'passwords'>

/** A new password for oneself. Every other session ends. */
export const changeOwnPassword =
  ({ transact, clock, passwords }: Needs) =>
  async (actor: PersonActor, input: { current: string; password: string }): Promise<Result<null>> => {
    const hash = await passwords.hash(input.password)
    return transact(actor, async (tx) => {
      const person = await tx.identity.person(actor.personId)
      if (!person) return rejected('UNAUTHENTICATED')
      if (!(await passwords.verify(person.passwordHash, input.current))) {
        return reject({
          code: 'VALIDATION_FAILED',
          errors: [{ path: 'current', code: 'wrong', message: 'That is not your password.' }],
        })
      }
      const fault = judgePassword(input.password, person.email)
      if (fault) return refused(fault)
      await tx.identity.changePerson(person.id, { passwordHash: hash }, clock.now())
      await tx.identity.endSessions(
        { personId: person.id, except: actor.sessionId },
        'password_changed',
        clock.now(),
      )
      await tx.audit({ action: 'person.password_changed', subject: { type: 'person', id: person.id } })
      return ok(null)
    })
  }
