import type { Actor, PersonActor } from '#lib/domain/identity/actor.ts'
import { judgePin, type PinFault } from '#lib/domain/identity/pin.ts'
import { ok, reject, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted } from '../permitted.ts'
import { asIfWrong, isAsJudged } from './as-judged.ts'
import { pinCap } from './guessable.ts'
import { ON_ONES_OWN, onesOwn } from './ones-own.ts'
import { tellPerson } from './request-account-mail.ts'
import { personOf, provePassword, type ProofNeeds } from './step-up.ts'
import { throttleOf } from './throttle.ts'

/** A PIN for oneself, against the password. What was opened with an older one, on shared devices, ends. */
export const setPin =
  (ports: ProofNeeds) =>
  async (actor: PersonActor, input: { password: string; pin: string }): Promise<Result<null>> => {
    if (actor.storeId === null) return rejected('FORBIDDEN', 'Only store staff can have a PIN.')
    const allowed = onesOwn(actor)
    if (!allowed.ok) return allowed
    const { transact, clock, passwords } = ports
    const fault = judgePin(input.pin)
    if (fault) return refused('pin', fault, FAULTS[fault])
    const known = await personOf(ports, actor)
    if (!known) return rejected('UNAUTHENTICATED')
    const proven = await provePassword(ports)(known, input.password)
    if (!proven.ok) return proven
    if (!proven.value) return wrongPassword
    const hash = await passwords.hash(input.pin)
    const set = await transact(actor, async (tx) => {
      if (!(await isAsJudged(tx, known))) return asIfWrong(ports, wrongPassword, 'password', known)
      await tx.identity.changePerson(known.id, { pinHash: hash }, clock.now())
      const others = { personId: known.id, except: actor.sessionId, onDevices: true } as const
      await tx.identity.endSessions(others, 'pin_changed', clock.now())
      await tellPerson(ports)(tx, actor.tenantId, known.id, 'pin_set')
      await tx.audit({ action: 'person.pin_set', subject: { type: 'person', id: known.id } })
      return ok(null)
    })
    if (set.ok) await throttleOf(ports, [pinCap(known.id)]).forget()
    return set
  }

/** For somebody who forgot it, or should not have it: what it opened ends, and they set a new one. */
export const clearPin =
  (ports: Pick<Ports, 'transact' | 'clock' | 'credentialLookup' | 'digest'>) =>
  async (actor: Actor, personId: string): Promise<Result<null>> => {
    const { transact, clock } = ports
    const allowed = permitted(actor, 'pin:clear')
    if (!allowed.ok) return allowed
    if (actor.kind === 'person' && actor.deviceId) return rejected('FORBIDDEN', ON_ONES_OWN)
    const cleared = await transact(actor, async (tx) => {
      const person = await tx.identity.person(personId)
      if (!person?.storeId) return rejected('PERSON_NOT_FOUND')
      const here = permitted(actor, 'pin:clear', { storeId: person.storeId })
      if (!here.ok) return here
      if (person.pinHash === null) return rejected('ILLEGAL_TRANSITION', 'This person has no PIN.')
      await tx.identity.changePerson(person.id, { pinHash: null }, clock.now())
      await tx.identity.endSessions({ personId: person.id, onDevices: true }, 'pin_cleared', clock.now())
      await tx.audit({ action: 'person.pin_cleared', subject: { type: 'person', id: person.id } })
      return ok(null)
    })
    if (cleared.ok) await throttleOf(ports, [pinCap(personId)]).forget()
    return cleared
  }

const FAULTS: Record<PinFault, string> = {
  shape: 'Enter six digits.',
  obvious: 'Don’t use a sequence (1234), repeated digits (1111) or a year.',
}

const refused = (path: string, code: string, message: string) =>
  reject({ code: 'PIN_REFUSED' as const, detail: message, errors: [{ path, code, message }] })

const wrongPassword = refused('password', 'wrong', 'Incorrect password.')
