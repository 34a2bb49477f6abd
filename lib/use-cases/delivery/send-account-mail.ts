import { renderAccountMail } from '#lib/domain/delivery/account-mail.ts'
import type { AccountMailKind } from '#lib/domain/delivery/message.ts'
import { after, before, days, hours, minutes } from '#lib/domain/duration.ts'
import { surfaceOf } from '#lib/domain/identity/permissions.ts'
import { ok, type Result } from '#lib/domain/result.ts'
import type { StoredPerson } from '#lib/ports/identity.ts'
import type { Ports } from '#lib/ports/ports.ts'

type Needs = Pick<Ports, 'transact' | 'email' | 'clock' | 'chance' | 'digest' | 'urls' | 'log'>
type Input = { tenantId: string; personId: string; mail: AccountMailKind; requestedAt: Date }

const GOOD_FOR = { invitation: days(3), password_reset: minutes(10) } as const
const PATH = { invitation: 'invitation', password_reset: 'reset' } as const
// A reset that could not be sent for so long is not wanted any more.
const STALE_AFTER = hours(1)

/** Makes the secret link, keeps its hash, and mails it. Answers whether it is done; if not, the message comes again. */
export const sendAccountMail =
  (ports: Needs) =>
  async ({ tenantId, personId, mail, requestedAt }: Input): Promise<Result<'sent' | 'dropped' | 'again'>> => {
    const now = ports.clock.now()
    const secret = ports.chance.secret(32)
    const actor = { kind: 'system', tenantId, name: 'identity' } as const
    const prepared = await ports.transact(actor, async (tx) => {
      const person = await tx.identity.person(personId)
      if (!person || !isWanted(person, mail) || requestedAt < before(now, STALE_AFTER)) return ok(null)
      const secretHash = ports.digest(secret)
      const expiresAt = after(now, GOOD_FOR[mail])
      await tx.identity.insertToken({
        id: ports.chance.id(),
        personId,
        purpose: mail,
        secretHash,
        expiresAt,
        at: now,
      })
      return ok(person)
    })
    if (!prepared.ok) return prepared
    if (!prepared.value) return ok('dropped')

    const { email, name, language, role } = prepared.value
    const link = `${ports.urls[surfaceOf(role)]}/${PATH[mail]}/${secret}`
    const rendered = renderAccountMail({ kind: mail, language, name, link })
    const outcome = await ports.email.send({ deliveryId: ports.chance.id(), to: email, ...rendered })
    ports.log.info('account_mail.tried', { tenantId, personId, type: mail, outcome: outcome.type })
    return ok(outcome.type === 'accepted' ? 'sent' : outcome.type === 'failed' ? 'dropped' : 'again')
  }

const isWanted = ({ status }: StoredPerson, mail: AccountMailKind): boolean =>
  mail === 'invitation' ? status === 'invited' : status === 'active'
