import type { Actor, Role } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { PersonChange, StoredPerson } from '#lib/ports/identity.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { permitted } from '../permitted.ts'
import { placeFor, tooManyMails } from './invite-person.ts'
import { requestAccountMail } from './request-account-mail.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'random' | 'rates'>

export type ChangePersonInput = { personId: string } & (
  | { change: 'role'; role: Role; storeNumber?: string | undefined; region?: string | undefined }
  | { change: 'disable' }
  | { change: 'enable' }
  | { change: 'invite_again' }
  | { change: 'reset_totp' }
  | { change: 'clear_pin' }
)

/** What an administrator changes about a person. Whatever takes rights away ends their sessions in the same moment. */
export const changePerson =
  ({ transact, clock, random, rates }: Needs) =>
  async (actor: Actor, input: ChangePersonInput): Promise<Result<null>> => {
    const allowed = permitted(actor, 'people:manage')
    if (!allowed.ok) return allowed
    if (input.change === 'invite_again') {
      const rate = await rates.take('invitation_again', input.personId)
      if (!rate.allowed) return tooManyMails(rate)
    }
    return transact(actor, async (tx) => {
      const person = await tx.identity.person(input.personId)
      if (!person) return rejected('PERSON_NOT_FOUND')
      const change = await changeFor(tx, person, input)
      if (!change.ok) return change
      const now = clock.now()
      await tx.identity.changePerson(person.id, change.value, now)
      if (input.change === 'invite_again')
        await requestAccountMail({ random, clock })(tx, actor.tenantId, person.id, 'invitation')
      else await tx.identity.endSessions({ personId: person.id }, `person_${input.change}`, now)
      const data = input.change === 'role' ? { role: input.role } : {}
      await tx.audit({ action: `person.${input.change}`, subject: { type: 'person', id: person.id }, data })
      return ok(null)
    })
  }

const changeFor = async (
  tx: Tx,
  person: StoredPerson,
  input: ChangePersonInput,
): Promise<Result<PersonChange>> => {
  switch (input.change) {
    case 'role': {
      if (input.role !== 'admin' && (await isLastAdmin(tx, person))) return lastAdmin
      const place = await placeFor(tx, input)
      return place.ok ? ok({ role: input.role, ...place.value }) : place
    }
    case 'disable':
      return (await isLastAdmin(tx, person)) ? lastAdmin : ok({ status: 'disabled' })
    case 'enable':
      return ok({ status: person.passwordHash === null ? 'invited' : 'active' })
    case 'invite_again':
      return person.status === 'invited'
        ? ok({})
        : rejected('ILLEGAL_TRANSITION', 'This person has already joined.')
    case 'reset_totp':
      return ok({ totp: null })
    case 'clear_pin':
      return ok({ pinHash: null })
  }
}

const isLastAdmin = async (tx: Tx, person: StoredPerson): Promise<boolean> =>
  person.role === 'admin' && person.status === 'active' && (await tx.identity.otherAdmins(person.id)) === 0

const lastAdmin = rejected(
  'LAST_ADMIN',
  'This is the last administrator. Make someone else an administrator first.',
)
