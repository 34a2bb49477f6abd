import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { judgePassword } from '#lib/domain/identity/password.ts'
import { ok, reject, rejected, type Result } from '#lib/domain/result.ts'

import { refused } from './accept-token.ts'
import { asIfWrong, isAsJudged } from './as-judged.ts'
import { onesOwn } from './ones-own.ts'
import { tellPerson } from './request-account-mail.ts'
import { personOf, provePassword, type ProofNeeds } from './step-up.ts'

/** A new password for oneself, against the old one. Every other session ends, and the person is told by mail. */
export const changeOwnPassword =
  (ports: ProofNeeds) =>
  async (actor: PersonActor, input: { current: string; password: string }): Promise<Result<null>> => {
    const allowed = onesOwn(actor)
    if (!allowed.ok) return allowed
    const { transact, clock, passwords } = ports
    const known = await personOf(ports, actor)
    if (!known) return rejected('UNAUTHENTICATED')
    const proven = await provePassword(ports)(known, input.current)
    if (!proven.ok) return proven
    if (!proven.value) return wrongPassword
    const fault = judgePassword(input.password, known.email)
    if (fault) return refused(fault)
    const hash = await passwords.hash(input.password)
    return transact(actor, async (tx) => {
      if (!(await isAsJudged(tx, known))) return asIfWrong(ports, wrongPassword, 'password', known)
      await tx.identity.changePerson(known.id, { passwordHash: hash }, clock.now())
      const others = { personId: known.id, except: actor.sessionId }
      await tx.identity.endSessions(others, 'password_changed', clock.now())
      await tellPerson(ports)(tx, actor.tenantId, known.id, 'password_changed')
      await tx.audit({ action: 'person.password_changed', subject: { type: 'person', id: known.id } })
      return ok(null)
    })
  }

const wrongPassword = reject({
  code: 'VALIDATION_FAILED' as const,
  errors: [{ path: 'current', code: 'wrong', message: 'Incorrect password.' }],
})
