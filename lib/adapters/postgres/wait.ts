import { fromStates } from './delivery-states.ts'
import type { Statements } from './pool.ts'

// Not tried: no attempt is spent. Only what nobody has taken meanwhile, and what is really due.
const PARK = `
  UPDATE delivery SET state = 'parked', parked_at = coalesce(parked_at, $3), last_error = 'provider down', wake_at = $4
  WHERE tenant_id = $1 AND id = ANY ($2::uuid[]) AND state IN (${fromStates('park')}) AND next_attempt_at <= $3`

const POSTPONE = `
  UPDATE delivery d SET next_attempt_at = p.at, wake_at = p.at, last_error = 'waiting for capacity'
  FROM unnest($2::uuid[], $4::timestamptz[]) AS p(id, at)
  WHERE d.tenant_id = $1 AND d.id = p.id AND d.state IN (${fromStates('claim')}) AND d.next_attempt_at <= $3`

export const park = async (tx: Statements, tenantId: string, ids: string[], at: Date, lookAgainAt: Date) => {
  await tx.rows(PARK, [tenantId, ids.toSorted(), at, lookAgainAt], 'park')
}

/** Each gets its own place, in the order in which they are named. */
export const postpone = async (tx: Statements, tenantId: string, ids: string[], at: Date, places: Date[]) => {
  await tx.rows(POSTPONE, [tenantId, ids, at, places], 'postpone')
}
