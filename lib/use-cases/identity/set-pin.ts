import type { Actor, PersonActor } from '#lib/domain/identity/actor.ts'
import { judgePin, type PinFault } from '#lib/domain/identity/pin.ts'
import { ok, reject, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { ON_ONES_OWN } from '../device/offer-pairing.ts'
import { permitted } from '../permitted.ts'
import { countTry, throttleOf } from './throttle.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'passwords' | 'doorstep' | 'digest'>

/** A PIN for oneself, against the password. What was opened with an older one, on shared devices, ends. */
export const setPin =
  (ports: Needs) =>
  async (actor: PersonActor, input: { password: string; pin: string }): Promise<Result<null>> => {
    if (actor.storeId === null) return rejected('FORBIDDEN', 'PINs are for people at a store.')
    const { transact, clock, passwords } = ports
    const fault = judgePin(input.pin)
    if (fault) return refused('pin', fault, FAULTS[fault])
    // A session that lies open at a shared device must not be able to try a million passwords.
    const tries = `own password ${actor.personId}`
    const waits = await countTry(ports, tries)
    if (waits !== null)
      return rejected('TOO_MANY_ATTEMPTS', `Too many attempts. Try again in ${waits} seconds.`)
    const hash = await passwords.hash(input.pin)
    return transact(actor, async (tx) => {
      const person = await tx.identity.person(actor.personId)
      if (!person) return rejected('UNAUTHENTICATED')
      if (!(await passwords.verify(person.passwordHash, input.password)))
        return refused('password', 'wrong', 'That is not your password.')
      await throttleOf(ports, [{ of: tries, forgiven: true }]).forget()
      await tx.identity.changePerson(person.id, { pinHash: hash }, clock.now())
      const others = { personId: person.id, except: actor.sessionId, onDevices: true } as const
      await tx.identity.endSessions(others, 'pin_changed', clock.now())
      await tx.audit({ action: 'person.pin_set', subject: { type: 'person', id: person.id } })
      return ok(null)
    })
  }

/** For somebody who forgot it, or should not have it: what it opened ends, and they set a new one. */
export const clearPin =
  ({ transact, clock }: Pick<Ports, 'transact' | 'clock'>) =>
  async (actor: Actor, personId: string): Promise<Result<null>> => {
    const allowed = permitted(actor, 'pin:clear')
    if (!allowed.ok) return allowed
    if (actor.kind === 'person' && actor.deviceId) return rejected('FORBIDDEN', ON_ONES_OWN)
    return transact(actor, async (tx) => {
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
  }

const FAULTS: Record<PinFault, string> = {
  shape: 'Six digits.',
  obvious: 'This is one that others try first: no row, no repetition, no year.',
}

const refused = (path: string, code: string, message: string) =>
  reject({ code: 'PIN_REFUSED' as const, detail: message, errors: [{ path, code, message }] })
