import { before, days } from '#lib/domain/duration.ts'
import { SYNTHETIC } from '#lib/domain/operations/synthetic-recall.ts'
import type { SyntheticRows } from '#lib/ports/operations.ts'

import type { TransactionClient } from './database.ts'

const { tenantId, storeId, contactId } = SYNTHETIC

export const syntheticRows = (tx: TransactionClient): SyntheticRows => ({
  noteOutcomes: () => tx.$executeRaw`
    UPDATE synthetic_run r
    SET accepted_at = CASE WHEN d.state IN ('accepted', 'delivered') THEN d.settled_at END,
        fault = CASE WHEN d.state NOT IN ('accepted', 'delivered') THEN coalesce(d.last_error, d.state::text) END
    FROM delivery d
    WHERE d.tenant_id = ${tenantId}::uuid AND d.recall_id = r.recall_id AND d.settled_at IS NOT NULL AND d.purpose = 'notice'
      AND r.accepted_at IS NULL AND r.fault IS NULL`,

  isOut: async (begunAfter) => {
    const [row] = await tx.$queryRaw<{ out: boolean }[]>`
      SELECT EXISTS (SELECT FROM synthetic_run WHERE accepted_at IS NULL AND fault IS NULL AND started_at > ${begunAfter}) AS out`
    return row?.out ?? false
  },

  begin: async ({ minute, recallId, at }) => {
    const begun = await tx.$executeRaw`
      INSERT INTO synthetic_run (minute, recall_id, started_at) VALUES (${minute}, ${recallId}::uuid, ${at})
      ON CONFLICT (minute) DO NOTHING`
    if (begun === 0) return false
    await tx.$executeRaw`DELETE FROM synthetic_run WHERE minute < ${before(at, days(1))}`
    return true
  },

  openGround: async (address, at) => {
    await tx.$executeRaw`
      INSERT INTO tenant (id, name, created_at) VALUES (${tenantId}::uuid, 'Synthetic recall', ${at}) ON CONFLICT DO NOTHING`
    await tx.$executeRaw`
      INSERT INTO store (id, tenant_id, number, name, timezone, created_at, updated_at)
      VALUES (${storeId}::uuid, ${tenantId}::uuid, '0', 'Nowhere', 'UTC', ${at}, ${at}) ON CONFLICT DO NOTHING`
    // Another address begins anew: whatever was wrong with the last one.
    await tx.$executeRaw`
      INSERT INTO contact (id, tenant_id, store_id, channel, address, kind, created_at)
      VALUES (${contactId}::uuid, ${tenantId}::uuid, ${storeId}::uuid, 'email', ${address}, 'on_duty', ${at})
      ON CONFLICT (id) DO UPDATE SET address = excluded.address, disabled_because = NULL, disabled_at = NULL
      WHERE contact.address <> excluded.address`
  },

  // What hangs on a recall goes with it; these are kept apart from it.
  forgetRecalls: async () => {
    await tx.$executeRaw`DELETE FROM recall WHERE tenant_id = ${tenantId}::uuid`
    await tx.$executeRaw`DELETE FROM delivery_attempt WHERE tenant_id = ${tenantId}::uuid`
    await tx.$executeRaw`DELETE FROM provider_message WHERE tenant_id = ${tenantId}::uuid`
    await tx.$executeRaw`DELETE FROM provider_event WHERE tenant_id = ${tenantId}::uuid`
    await tx.$executeRaw`DELETE FROM reach_check WHERE tenant_id = ${tenantId}::uuid`
    await tx.$executeRaw`DELETE FROM outbox WHERE tenant_id = ${tenantId}::uuid`
  },
})
