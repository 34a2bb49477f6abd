import type { ClaimedTest, ContactTestRows, TestableContact } from '#lib/ports/contact-tests.ts'

import type { TransactionClient } from './database.ts'

export const contactTestRows = (tx: TransactionClient, tenantId: string): ContactTestRows => ({
  findContact: async (storeNumber, { channel, kind, address }, { actor, since }) => {
    // First the lock, then the look: read in the same statement, it would be as it was before the other one was done.
    const [contact] = await tx.$queryRaw<Pick<TestableContact, 'id'>[]>`
      SELECT c.id FROM contact c JOIN store s ON s.tenant_id = c.tenant_id AND s.id = c.store_id
      WHERE c.tenant_id = ${tenantId}::uuid AND s.number = ${storeNumber} AND s.removed_at IS NULL AND c.channel::text = ${channel}
        AND c.kind::text = ${kind} AND c.address = ${address} AND c.disabled_because IS DISTINCT FROM 'removed'
      FOR NO KEY UPDATE OF c`
    if (!contact) return null
    const [row] = await tx.$queryRaw<TestableContact[]>`
      SELECT c.id, c.store_id AS "storeId", c.channel, c.disabled_because AS "disabledBecause",
             (SELECT max(t.requested_at) FROM contact_test t WHERE t.tenant_id = c.tenant_id AND t.contact_id = c.id) AS "lastTestAt",
             (SELECT count(*)::int FROM contact_test t
                WHERE t.tenant_id = c.tenant_id AND t.requested_by = ${actor} AND t.requested_at > ${since}) AS "testsByActor"
      FROM contact c WHERE c.tenant_id = ${tenantId}::uuid AND c.id = ${contact.id}::uuid`
    return row ?? null
  },

  order: async ({ id, contact, by, at, wakeAt }) => {
    await tx.$executeRaw`
      INSERT INTO contact_test (id, tenant_id, store_id, contact_id, channel, state, requested_by, requested_at, next_attempt_at, wake_at)
      VALUES (${id}::uuid, ${tenantId}::uuid, ${contact.storeId}::uuid, ${contact.id}::uuid, ${contact.channel}::channel, 'pending',
              ${by}, ${at}, ${at}, ${wakeAt})`
  },

  claim: async (id, at, wakeAt) => {
    const [row] = await tx.$queryRaw<
      (Omit<ClaimedTest, 'store'> & { storeNumber: string; storeName: string })[]
    >`
      UPDATE contact_test t SET state = 'sending', attempts = t.attempts + 1, next_attempt_at = ${wakeAt}, wake_at = ${wakeAt}
      FROM contact c JOIN store s ON s.tenant_id = c.tenant_id AND s.id = c.store_id
      WHERE t.tenant_id = ${tenantId}::uuid AND t.id = ${id}::uuid AND t.settled_at IS NULL AND t.next_attempt_at <= ${at}
        AND c.tenant_id = t.tenant_id AND c.id = t.contact_id
      RETURNING t.id, t.channel, c.address AS "to", c.language, c.signing_secrets[1:1] AS "sealedSecrets", t.attempts AS attempt, t.requested_at AS "requestedAt",
                c.disabled_because AS pointless, s.number AS "storeNumber", s.name AS "storeName"`
    if (!row) return null
    const { storeNumber: number, storeName: name, ...test } = row
    return { ...test, store: { number, name } }
  },

  settle: async (id, result, at) => {
    const providerMessageId = result.state === 'accepted' ? result.providerMessageId : null
    const error = result.state === 'accepted' ? null : result.error
    const again = result.state === 'pending' ? result.nextAttemptAt : null
    const untried = result.state === 'pending' && result.unsent ? 1 : 0
    const [row] = await tx.$queryRaw<{ channel: string; attempt: number }[]>`
      UPDATE contact_test SET state = ${result.state}::delivery_state, provider_message_id = ${providerMessageId}, last_error = ${error},
             attempts = attempts - ${untried}::int, next_attempt_at = coalesce(${again}::timestamptz, next_attempt_at),
             wake_at = coalesce(${again}::timestamptz, wake_at), settled_at = CASE WHEN ${again}::timestamptz IS NULL THEN ${at}::timestamptz END
      WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid AND state = 'sending'
      RETURNING channel, attempts AS attempt`
    if (row && providerMessageId && (row.channel === 'sms' || row.channel === 'push'))
      await tx.$executeRaw`
        INSERT INTO provider_message (provider_message_id, tenant_id, message_id, created_at)
        VALUES (${providerMessageId}, ${tenantId}::uuid, ${id}::uuid, ${at}) ON CONFLICT DO NOTHING`
    if (row && result.state === 'failed' && result.addressGone)
      await tx.$executeRaw`
        INSERT INTO provider_event (id, tenant_id, message_id, provider_message_id, type, reason, happened_at, received_at)
        VALUES (uuid_v7(${at}), ${tenantId}::uuid, ${id}::uuid, ${`${id}/${row.attempt}`}, 'address_gone', ${error}, ${at}, ${at})
        ON CONFLICT DO NOTHING`
  },

  enable: async (storeNumber, { channel, kind, address }) => {
    const changed = await tx.$executeRaw`
      UPDATE contact c SET disabled_because = NULL, disabled_at = NULL, verified_at = NULL, verified_by = NULL FROM store s
      WHERE c.tenant_id = ${tenantId}::uuid AND s.tenant_id = c.tenant_id AND s.id = c.store_id AND s.number = ${storeNumber}
        AND c.channel::text = ${channel} AND c.kind::text = ${kind} AND c.address = ${address}
        AND c.disabled_because IS NOT NULL AND c.disabled_because <> 'removed'`
    return changed > 0
  },
})
