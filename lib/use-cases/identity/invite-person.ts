import type { Actor, Role } from '#lib/domain/identity/actor.ts'
import { placeOf } from '#lib/domain/identity/permissions.ts'
import { ok, reject, rejected, type Result } from '#lib/domain/result.ts'
import type { Language } from '#lib/ports/identity.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { RateTaken } from '#lib/ports/rates.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { permitted } from '../permitted.ts'
import { requestAccountMail } from './request-account-mail.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'random' | 'rates'>

export type InviteInput = {
  email: string
  name: string
  role: Role
  language: Language
  storeNumber?: string | undefined
  region?: string | undefined
}

/** Somebody new. They choose their own password through the link in the mail. */
export const invitePerson =
  ({ transact, clock, random, rates }: Needs) =>
  async (actor: Actor, input: InviteInput): Promise<Result<{ personId: string }>> => {
    const allowed = permitted(actor, 'people:manage')
    if (!allowed.ok) return allowed
    const rate = await rates.take('invitation', actor.tenantId)
    if (!rate.allowed) return tooManyMails(rate)
    return transact(actor, async (tx) => {
      const place = await placeFor(tx, input)
      if (!place.ok) return place
      const { name, role, language } = input
      const personId = random.id()
      const email = input.email.trim().toLowerCase()
      const isNew = await tx.identity.insertPerson(
        { id: personId, email, name, role, language, ...place.value },
        clock.now(),
      )
      if (!isNew) return rejected('EMAIL_TAKEN', 'Someone with this email address already has an account.')
      await requestAccountMail({ random, clock })(tx, actor.tenantId, personId, 'invitation')
      await tx.audit({
        action: 'person.invited',
        subject: { type: 'person', id: personId },
        data: { role, ...place.value },
      })
      return ok({ personId })
    })
  }

/** The store or district that a role lives in: named, and known. */
export const placeFor = async (
  tx: Tx,
  { role, storeNumber, region }: Pick<InviteInput, 'role' | 'storeNumber' | 'region'>,
): Promise<Result<{ storeId: string | null; regionId: string | null }>> => {
  const place = placeOf(role)
  if (place === 'store') {
    const storeId = storeNumber ? await tx.identity.storeIdOf(storeNumber) : null
    return storeId
      ? ok({ storeId, regionId: null })
      : missing('storeNumber', 'This role belongs to a store. Enter its number.')
  }
  if (place === 'region') {
    const regionId = region ? await tx.identity.regionIdOf(region) : null
    return regionId
      ? ok({ storeId: null, regionId })
      : missing('region', 'This role belongs to a district. Choose it.')
  }
  return ok({ storeId: null, regionId: null })
}

const missing = (path: string, message: string) =>
  reject({ code: 'VALIDATION_FAILED' as const, errors: [{ path, code: 'required', message }] })

export const tooManyMails = ({ resetSeconds }: RateTaken) =>
  reject({
    code: 'TOO_MANY_ATTEMPTS' as const,
    detail: `Too many invitations. Try again in ${Math.ceil(resetSeconds / 60)} minutes.`,
    retryAfter: resetSeconds,
  })
