import type { FailedMessage, ProviderEventRows } from '#lib/ports/provider-events.ts'

import type { TransactionClient } from './database.ts'

type Taken = Omit<FailedMessage, 'part'> & { recallId: string | null; noticeId: string | null }

export const providerEventRows = (tx: TransactionClient, tenantId: string): ProviderEventRows => ({
  take: (eventId, at) => take(tx, tenantId, eventId, at),

  fail: async ({ messageId, part, reason, type }, at) => {
    const because = reason ?? type
    if (!part) {
      await tx.$executeRaw`
        UPDATE contact_test SET state = 'failed', settled_at = ${at}, last_error = ${because}
        WHERE tenant_id = ${tenantId}::uuid AND id = ${messageId}::uuid`
      return
    }
    await tx.$executeRaw`
      UPDATE delivery SET state = 'failed', settled_at = ${at}, wake_at = NULL, last_error = ${because}, parked_at = NULL
      WHERE tenant_id = ${tenantId}::uuid AND id = ${messageId}::uuid AND state <> 'superseded'`
    await tx.$executeRaw`
      INSERT INTO reach_check (id, tenant_id, recall_id, notice_id, at)
      SELECT uuid_v7(${at}), ${tenantId}::uuid, ${part.recallId}::uuid, ${part.noticeId}::uuid, ${at}`
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
    FROM (SELECT d.id, d.contact_id, d.recall_id, d.notice_id FROM delivery d
            WHERE d.tenant_id = ${tenantId}::uuid AND d.id = ${event.messageId}::uuid
          UNION ALL SELECT t.id, t.contact_id, NULL, NULL FROM contact_test t
            WHERE t.tenant_id = ${tenantId}::uuid AND t.id = ${event.messageId}::uuid) m
    WHERE e.tenant_id = ${tenantId}::uuid AND e.id = ${eventId}::uuid
    RETURNING e.type, e.reason, m.id AS "messageId", m.contact_id AS "contactId", m.recall_id AS "recallId", m.notice_id AS "noticeId"`
  if (!taken) return null
  const { recallId, noticeId, ...message } = taken
  return { ...message, part: recallId && noticeId ? { recallId, noticeId } : null }
}
