import { renderAccountMail } from '#lib/domain/delivery/account-mail.ts'
import { plansDrills } from '#lib/domain/drill/surprise.ts'
import { renderDistrictMail } from '#lib/domain/delivery/district-mail.ts'
import { renderHelpMail } from '#lib/domain/delivery/help-mail.ts'
import { mailWhen } from '#lib/domain/delivery/mail-rules.ts'
import { renderMentionMail } from '#lib/domain/delivery/mention-mail.ts'
import type { RenderedMail } from '#lib/domain/delivery/notice-mail.ts'
import type { SendOutcome } from '#lib/domain/delivery/outcome.ts'
import { nextAttemptAt } from '#lib/domain/delivery/retry.ts'
import { after, before, days, hours, minutes } from '#lib/domain/duration.ts'
import { surfaceOf } from '#lib/domain/identity/permissions.ts'
import { ok, type Result } from '#lib/domain/result.ts'
import type { AccountEvent, OwedMail, StoredPerson, TokenPurpose } from '#lib/ports/identity.ts'
import type { FailedMessage } from '#lib/ports/provider-events.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { applyFailedMessage } from './apply-provider-events.ts'

type Needs = Pick<Ports, 'transact' | 'channels' | 'clock' | 'random' | 'digest' | 'urls' | 'log'>
type Input = { tenantId: string; mailId: string }
type Prepared = { owed: OwedMail; person: StoredPerson; rendered: RenderedMail } | null

const GOOD_FOR = { invitation: days(3), password_reset: minutes(10) } as const
const PATH = { invitation: 'invitation', password_reset: 'reset' } as const
// What could not be sent for so long is not waited for any more.
const STALE_AFTER = { invitation: days(2), password_reset: hours(1) } as const
const TAKEN_FOR = minutes(1)

/** Sends one mail that a person is owed: makes the secret link, keeps its hash, mails it, and writes what came of it. */
export const sendAccountMail =
  (ports: Needs) =>
  async ({ tenantId, mailId }: Input): Promise<Result<null>> => {
    const secret = ports.random.secret(32)
    const prepared = await prepare(ports, tenantId, mailId, secret)
    if (!prepared.ok || !prepared.value) return prepared.ok ? ok(null) : prepared

    const { owed, person, rendered } = prepared.value
    const { purpose, requestedAt: createdAt, attempts } = owed
    const outcome = await ports.channels.email.send({ deliveryId: mailId, to: person.email, ...rendered })
    ports.log.info('account_mail.tried', {
      tenantId,
      personId: person.id,
      type: purpose ?? owed.event ?? otherType(owed),
      outcome: outcome.type,
    })

    const again = wantsAnotherTry(outcome)
      ? nextAttemptAt(
          ports.clock.now(),
          { priority: owed.followUpId || owed.helpNoticeId ? 'high' : 'medium', attempts, createdAt },
          ports.random.fraction(),
        )
      : null
    const at = ports.clock.now()
    return ports.transact(system(tenantId), async (tx) => {
      if (outcome.type === 'accepted' || again)
        await tx.identity.settleAccountMail(mailId, again ? { nextAttemptAt: again } : { settledAt: at })
      else await applyFailedMessage(tx, failureOf(outcome, mailId, person), at)
      return ok(null)
    })
  }

const failureOf = (
  outcome: Exclude<SendOutcome, { type: 'accepted' }>,
  messageId: string,
  { id: personId }: StoredPerson,
): FailedMessage => ({
  type: outcome.type === 'failed' && outcome.addressGone ? 'address_gone' : 'undelivered',
  reason: outcome.reason,
  messageId,
  to: { kind: 'person', personId },
})

const otherType = ({ commentId, helpNoticeId }: OwedMail): string =>
  commentId ? 'mention' : helpNoticeId ? 'help' : 'escalation'

// Claimed and given its token in one transaction, before anything is sent. Null: there is nothing to send.
const prepare = (ports: Needs, tenantId: string, mailId: string, secret: string): Promise<Result<Prepared>> =>
  ports.transact(system(tenantId), async (tx) => {
    const now = ports.clock.now()
    const owed = await tx.identity.claimAccountMail(mailId, now, after(now, TAKEN_FOR))
    if (!owed) return ok(null)
    const person = await tx.identity.person(owed.personId)
    const mail = person && (await mailOf(ports, tx, person, owed, secret))
    if (!mail) await tx.identity.settleAccountMail(mailId, { settledAt: now })
    else if (mail instanceof Date) await tx.identity.putAccountMailOff(mailId, mail)
    else return ok({ owed, person, rendered: mail })
    return ok(null)
  })

const mailOf = (ports: Needs, tx: Tx, person: StoredPerson, owed: OwedMail, secret: string) => {
  if (owed.purpose) return accountMail(ports, tx, person, owed, secret)
  if (owed.event) return accountNews(ports, person, owed)
  if (owed.followUpId !== null) return districtMail(ports, tx, person, owed)
  return owed.helpNoticeId === null
    ? mentionMail(ports, tx, person, owed)
    : helpMail(ports, tx, person, owed.helpNoticeId)
}

type AccountOwed = OwedMail & { purpose: TokenPurpose }
type NewsOwed = OwedMail & { purpose: null; event: AccountEvent }
type DistrictOwed = OwedMail & { followUpId: string }
type MentionOwed = OwedMail & { commentId: string }

const accountMail = async (
  ports: Needs,
  tx: Tx,
  person: StoredPerson,
  owed: AccountOwed,
  secret: string,
): Promise<RenderedMail | null> => {
  const now = ports.clock.now()
  if (!isWanted(person, owed, now)) return null
  const { purpose } = owed
  const { id: personId, language, name } = person
  const secretHash = ports.digest(secret)
  const expiresAt = after(now, GOOD_FOR[purpose])
  await tx.identity.insertToken({ id: ports.random.id(), personId, purpose, secretHash, expiresAt, at: now })
  const link = `${ports.urls[surfaceOf(person.role)]}/${PATH[purpose]}/${secret}`
  return renderAccountMail({ kind: owed.event ?? purpose, language, name, link })
}

// Of what changed a day ago nobody is told any more as if it were news.
const accountNews = (
  { clock, urls }: Needs,
  { status, role, language, name }: StoredPerson,
  { event, requestedAt }: NewsOwed,
): RenderedMail | null =>
  status === 'active' && requestedAt >= before(clock.now(), days(1))
    ? renderAccountMail({
        kind: event,
        language,
        name,
        link: `${urls[surfaceOf(role)]}/${event === 'recall_proposal' ? 'recalls' : 'profile'}`,
      })
    : null

/** A mail; a time until which it waits; or null: it is not wanted, or not any more. */
type Mail = RenderedMail | Date | null

/** As the person wants it; rendered only if it goes now. */
const asWanted = (when: ReturnType<typeof mailWhen>, render: () => RenderedMail): Mail => {
  if (when === 'never') return null
  return when === 'now' ? render() : when
}

// What is true when it is sent: who no longer manages the district, or whose stores have all answered, hears nothing.
const districtMail = async (
  { urls, clock }: Needs,
  tx: Tx,
  { id, role, status, regionId, language, mailRules }: StoredPerson,
  { followUpId }: DistrictOwed,
): Promise<Mail> => {
  if (status !== 'active') return null
  const ofDistrict = role === 'district_manager' && regionId
  const silent =
    (await tx.notices.storesGivenTo(followUpId, id)) ??
    (ofDistrict ? await tx.notices.silentStores(followUpId, regionId) : null)
  if (!silent) return null
  const link = `${urls.recall}/recalls/${silent.recallId}?state=unanswered`
  const { priority } = silent
  return asWanted(mailWhen(mailRules, { kind: 'silent_stores', priority }, clock.now()), () =>
    renderDistrictMail({ ...silent, language, link }),
  )
}

// Who has read it meanwhile, has left the desk, or may not know of the drill yet, hears nothing.
const mentionMail = async (
  { urls, clock }: Needs,
  tx: Tx,
  { id, role, status, language, mailRules }: StoredPerson,
  { commentId, requestedAt }: MentionOwed,
): Promise<Mail> => {
  if (status !== 'active' || surfaceOf(role) !== 'recall') return null
  if (requestedAt < before(clock.now(), days(1))) return null
  const unread = await tx.comments.unreadMention(commentId, id)
  if (!unread || (unread.hidden && !plansDrills(role))) return null
  const link = `${urls.recall}/recalls/${unread.recallId}/timeline?show=comments`
  return asWanted(mailWhen(mailRules, { kind: 'mention' }, clock.now()), () =>
    renderMentionMail({ ...unread, language, link }),
  )
}

// A store that was helped meanwhile needs nobody to be sent. Else it goes now, whatever its reader wishes: somebody waits.
const helpMail = async (
  { urls }: Needs,
  tx: Tx,
  { status, language }: StoredPerson,
  noticeId: string,
): Promise<RenderedMail | null> => {
  const asked = status === 'active' ? await tx.notices.helpAsked(noticeId) : null
  if (!asked) return null
  const { recallId, storeNumber, ...told } = asked
  const link = `${urls.recall}/recalls/${recallId}/stores/${encodeURIComponent(storeNumber)}`
  return renderHelpMail({ ...told, language, link })
}

const system = (tenantId: string) => ({ kind: 'system', tenantId, name: 'identity' }) as const

// A doubt is tried again too: an invitation twice is better than none.
const wantsAnotherTry = ({ type }: SendOutcome): boolean => type === 'retry' || type === 'unknown'

const isWanted = ({ status }: StoredPerson, { purpose, requestedAt }: AccountOwed, now: Date): boolean =>
  status === (purpose === 'invitation' ? 'invited' : 'active') &&
  requestedAt >= before(now, STALE_AFTER[purpose])
