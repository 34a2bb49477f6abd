import { renderAccountMail } from '#lib/domain/delivery/account-mail.ts'
import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'
import { nextAttemptAt } from '#lib/domain/delivery/retry.ts'
import { after, before, days, hours, minutes } from '#lib/domain/duration.ts'
import { surfaceOf } from '#lib/domain/identity/permissions.ts'
import { ok, type Result } from '#lib/domain/result.ts'
import type { OwedMail, StoredPerson } from '#lib/ports/identity.ts'
import type { Ports } from '#lib/ports/ports.ts'

type Needs = Pick<Ports, 'transact' | 'email' | 'clock' | 'chance' | 'digest' | 'urls' | 'log'>
type Input = { tenantId: string; mailId: string }
type Prepared = { owed: OwedMail; person: StoredPerson } | null

const GOOD_FOR = { invitation: days(3), password_reset: minutes(10) } as const
const PATH = { invitation: 'invitation', password_reset: 'reset' } as const
// What could not be sent for so long is not waited for any more.
const STALE_AFTER = { invitation: days(2), password_reset: hours(1) } as const
const TAKEN_FOR = minutes(1)

/** Sends one mail that a person is owed: makes the secret link, keeps its hash, mails it, and writes what came of it. */
export const sendAccountMail =
  (ports: Needs) =>
  async ({ tenantId, mailId }: Input): Promise<Result<null>> => {
    const secret = ports.chance.secret(32)
    const prepared = await prepare(ports, tenantId, mailId, secret)
    if (!prepared.ok || !prepared.value) return prepared.ok ? ok(null) : prepared

    const { owed, person } = prepared.value
    const { purpose, requestedAt: createdAt, attempts } = owed
    const link = `${ports.urls[surfaceOf(person.role)]}/${PATH[purpose]}/${secret}`
    const rendered = renderAccountMail({ kind: purpose, language: person.language, name: person.name, link })
    const outcome = await ports.email.send({ deliveryId: mailId, to: person.email, ...rendered })
    ports.log.info('account_mail.tried', {
      tenantId,
      personId: person.id,
      type: purpose,
      outcome: outcome.type,
    })

    const again = wantsAnotherTry(outcome)
      ? nextAttemptAt(ports.clock.now(), { priority: 'medium', attempts, createdAt }, ports.chance.fraction())
      : null
    const end = again ? { nextAttemptAt: again } : { settledAt: ports.clock.now() }
    return ports.transact(system(tenantId), async (tx) => {
      await tx.identity.settleAccountMail(mailId, end)
      return ok(null)
    })
  }

// Claimed and given its token in one transaction, before anything is sent. Null: there is nothing to send.
const prepare = (ports: Needs, tenantId: string, mailId: string, secret: string): Promise<Result<Prepared>> =>
  ports.transact(system(tenantId), async (tx) => {
    const now = ports.clock.now()
    const owed = await tx.identity.claimAccountMail(mailId, now, after(now, TAKEN_FOR))
    if (!owed) return ok(null)
    const { personId, purpose } = owed
    const person = await tx.identity.person(personId)
    if (!person || !isWanted(person, owed, now)) {
      await tx.identity.settleAccountMail(mailId, { settledAt: now })
      return ok(null)
    }
    const secretHash = ports.digest(secret)
    const expiresAt = after(now, GOOD_FOR[purpose])
    await tx.identity.insertToken({
      id: ports.chance.id(),
      personId,
      purpose,
      secretHash,
      expiresAt,
      at: now,
    })
    return ok({ owed, person })
  })

const system = (tenantId: string) => ({ kind: 'system', tenantId, name: 'identity' }) as const

// A doubt is tried again too: an invitation twice is better than none.
const wantsAnotherTry = ({ type }: SendOutcome): boolean => type === 'retry' || type === 'unknown'

const isWanted = ({ status }: StoredPerson, { purpose, requestedAt }: OwedMail, now: Date): boolean =>
  status === (purpose === 'invitation' ? 'invited' : 'active') &&
  requestedAt >= before(now, STALE_AFTER[purpose])
