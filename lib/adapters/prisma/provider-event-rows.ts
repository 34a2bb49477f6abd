import { DELIVERY_TRANSITIONS } from '#lib/domain/delivery/lifecycle.ts'
import type { FailedMessage, ProviderEventRows } from '#lib/ports/provider-events.ts'

import type { TransactionClient } from './database.ts'

type Taken = Omit<FailedMessage, 'to'> & {
  contactId: string | null
  personId: string | null
  recallId: string | null
  noticeId: string | null
}

export const providerEventRows = (tx: TransactionClient, tenantId: string): ProviderEventRows => ({
  take: (eventId, at) => take(tx, tenantId, eventId, at),

  fail: async ({ messageId, to, reason, type }, at) => {
    const because = reason ?? type
    if (to.kind === 'person') return failAccountMail(tx, tenantId, messageId, because, at)
    if (!to.part) {
      await tx.$executeRaw`
        UPDATE contact_test SET state = 'failed', settled_at = ${at}, last_error = ${because}
        WHERE tenant_id = ${tenantId}::uuid AND id = ${messageId}::uuid`
      return
    }
    await tx.$executeRaw`
      UPDATE delivery SET state = 'failed', settled_at = ${at}, wake_at = NULL, last_error = ${because}, parked_at = NULL
      WHERE tenant_id = ${tenantId}::uuid AND id = ${messageId}::uuid AND state = ANY (${DELIVERY_TRANSITIONS.bounce.from}::delivery_state[])`
    await tx.$executeRaw`
      INSERT INTO reach_check (id, tenant_id, recall_id, notice_id, at)
      SELECT uuid_v7(${at}), ${tenantId}::uuid, ${to.part.recallId}::uuid, ${to.part.noticeId}::uuid, ${at}`
  },

  markUnreachable: async (personId, because, at) => {
    const marked = await tx.$executeRaw`
      UPDATE person SET mail_failed_at = ${at}, mail_failed_because = ${because}
      WHERE tenant_id = ${tenantId}::uuid AND id = ${personId}::uuid AND mail_failed_at IS NULL`
    return marked > 0
  },

  callForHelpAgain: async (mailId, at) => {
    await tx.$executeRaw`
      UPDATE notice n SET help_asked_at = ${at} FROM account_mail a
      WHERE a.tenant_id = ${tenantId}::uuid AND a.id = ${mailId}::uuid
        AND n.tenant_id = a.tenant_id AND n.id = a.help_notice_id AND n.state = 'needs_help'`
  },

  markReachable: async (personId) => {
    const marked = await tx.$executeRaw`
      UPDATE person SET mail_failed_at = NULL, mail_failed_because = NULL
      WHERE tenant_id = ${tenantId}::uuid AND id = ${personId}::uuid AND mail_failed_at IS NOT NULL`
    return marked > 0
  },

  disableContact: async (contactId, because, at) => {
    const [row] = await tx.$queryRaw<{ storeNumber: string; channel: string }[]>`
      UPDATE contact c SET disabled_because = ${because}, disabled_at = ${at} FROM store s
      WHERE c.tenant_id = ${tenantId}::uuid AND c.id = ${contactId}::uuid AND c.disabled_because IS NULL
        AND s.tenant_id = c.tenant_id AND s.id = c.store_id
      RETURNING s.number AS "storeNumber", c.channel`
    return row ?? null
  },
})

// The delivery is locked with it: a worker that has just taken it writes what it knows first.
const take = async (
  tx: TransactionClient,
  tenantId: string,
  eventId: string,
  at: Date,
): Promise<FailedMessage | null> => {
  const [event] = await tx.$queryRaw<{ messageId: string }[]>`
    SELECT message_id AS "messageId" FROM provider_event
    WHERE tenant_id = ${tenantId}::uuid AND id = ${eventId}::uuid AND applied_at IS NULL FOR UPDATE SKIP LOCKED`
  if (!event) return null
  const [delivery] = await tx.$queryRaw<{ sending: boolean }[]>`
    SELECT state = 'sending' AS sending FROM delivery
    WHERE tenant_id = ${tenantId}::uuid AND id = ${event.messageId}::uuid FOR NO KEY UPDATE`
  if (delivery?.sending) return null
  const [taken] = await tx.$queryRaw<Taken[]>`
    UPDATE provider_event e SET applied_at = ${at}
    FROM (SELECT d.id, d.contact_id, NULL::uuid AS person_id, d.recall_id, d.notice_id FROM delivery d
            WHERE d.tenant_id = ${tenantId}::uuid AND d.id = ${event.messageId}::uuid
          UNION ALL SELECT t.id, t.contact_id, NULL, NULL, NULL FROM contact_test t
            WHERE t.tenant_id = ${tenantId}::uuid AND t.id = ${event.messageId}::uuid
          UNION ALL SELECT a.id, NULL, a.person_id, NULL, NULL FROM account_mail a
            WHERE a.tenant_id = ${tenantId}::uuid AND a.id = ${event.messageId}::uuid) m
    WHERE e.tenant_id = ${tenantId}::uuid AND e.id = ${eventId}::uuid
    RETURNING e.type, e.reason, m.id AS "messageId", m.contact_id AS "contactId", m.person_id AS "personId", m.recall_id AS "recallId", m.notice_id AS "noticeId"`
  if (!taken) return null
  const { contactId, personId, recallId, noticeId, ...message } = taken
  if (personId) return { ...message, to: { kind: 'person', personId } }
  const part = recallId && noticeId ? { recallId, noticeId } : null
  return contactId ? { ...message, to: { kind: 'contact', contactId, part } } : null
}

// The stores that it told of are nobody's again until the ladder's next step, which is due now.
const failAccountMail = async (
  tx: TransactionClient,
  tenantId: string,
  mailId: string,
  because: string,
  at: Date,
): Promise<void> => {
  const [mail] = await tx.$queryRaw<{ personId: string; followUpId: string | null }[]>`
    UPDATE account_mail SET failed_because = ${because}, settled_at = coalesce(settled_at, ${at})
    WHERE tenant_id = ${tenantId}::uuid AND id = ${mailId}::uuid
    RETURNING person_id AS "personId", follow_up_id AS "followUpId"`
  if (!mail?.followUpId) return
  await tx.$executeRaw`
    WITH failed AS (
      UPDATE escalation SET failed_at = ${at}
      WHERE tenant_id = ${tenantId}::uuid AND follow_up_id = ${mail.followUpId}::uuid AND person_id = ${mail.personId}::uuid
      RETURNING recall_id)
    UPDATE recall_ladder l SET look_at = 'epoch', changes = changes + 1
    WHERE l.tenant_id = ${tenantId}::uuid AND l.recall_id IN (SELECT recall_id FROM failed)`
}
