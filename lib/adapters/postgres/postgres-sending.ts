import type { Sending } from '#lib/ports/sending.ts'

import { failpoint } from '../system/failpoint.ts'
import { claimDue, type FrozenVersions } from './claim.ts'
import type { SendingPool } from './pool.ts'
import { settle } from './settle.ts'
import { park, postpone } from './wait.ts'

export const postgresSending = ({ alone }: Pick<SendingPool, 'alone'>): Sending => {
  const versions: FrozenVersions = new Map()
  return {
    claim: async ({ tenantId, ...claim }) => {
      const claimed = await claimDue(alone(tenantId), tenantId, claim, versions)
      if (claimed.length > 0) failpoint('after_claim_before_send')
      return claimed
    },
    settle: ({ tenantId, ...settled }) => {
      failpoint('after_send_before_commit')
      return settle(alone(tenantId), tenantId, settled)
    },
    park: ({ tenantId, ids, at, lookAgainAt }) => park(alone(tenantId), tenantId, ids, at, lookAgainAt),
    postpone: ({ tenantId, ids, at, places }) => postpone(alone(tenantId), tenantId, ids, at, places),
    addSmsParts: async ({ tenantId, at, parts }) => {
      await alone(tenantId).rows(
        `INSERT INTO sms_spend AS s (tenant_id, month, parts) VALUES ($1, date_trunc('month', $2::timestamptz AT TIME ZONE 'UTC'), $3)
         ON CONFLICT (tenant_id, month) DO UPDATE SET parts = s.parts + excluded.parts`,
        [tenantId, at, parts],
        'add_sms_parts',
      )
    },
    endLease: async ({ tenantId, leaseToken }) => {
      await alone(tenantId).rows(
        'DELETE FROM delivery_lease WHERE tenant_id = $1 AND token = $2',
        [tenantId, leaseToken],
        'end_lease',
      )
    },
  }
}
