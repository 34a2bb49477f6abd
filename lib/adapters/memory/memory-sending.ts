import { SETTLED_STATES } from '#lib/domain/delivery/lifecycle.ts'
import { isForReport } from '#lib/domain/delivery/notice-mail.ts'
import { isForThoseAbove } from '#lib/domain/delivery/purpose.ts'
import type { Claim, ClaimedDelivery, DeliveryResult, Sending, Settled } from '#lib/ports/sending.ts'

import { isWaiting, type AttemptRow, type DeliveryRow, type DeliveryTables } from './delivery-tables.ts'

/** The sending port's twin for simulations: each call is one transaction. */
export const memorySending = (tables: DeliveryTables): Sending => ({
  claim: async ({ tenantId, ...claim }) => {
    const taken = named(tables, tenantId, claim.ids).filter(
      (row) => isWaiting(row) && row.channel === claim.channel && row.nextAttemptAt <= claim.at,
    )
    if (taken.length === 0) return []
    if (tables.leases.has(claim.leaseToken)) throw new Error('duplicate key: a lease is fresh')
    const deliveryIds = taken.map(({ id }) => id)
    tables.leases.set(claim.leaseToken, { tenantId, deliveryIds, until: claim.leaseUntil })
    return taken.map((row) => take(tables, row, claim)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  },
  settle: async ({ tenantId, ...settled }) => settleAll(tables, tenantId, settled),
  park: async ({ tenantId, ids, at, lookAgainAt }) => {
    for (const row of waitingAndDue(tables, tenantId, ids, at)) {
      row.state = 'parked'
      row.parkedAt ??= at
      row.lastError = 'provider down'
      row.wakeAt = lookAgainAt
    }
  },
  postpone: async ({ tenantId, ids, at, places }) => {
    const due = new Set(waitingAndDue(tables, tenantId, ids, at))
    for (const [i, id] of ids.entries()) {
      const row = tables.deliveries.get(id)
      const place = places[i]
      if (!row || !place || !due.has(row)) continue
      row.nextAttemptAt = place
      row.wakeAt = place
      row.lastError = 'waiting for capacity'
    }
  },
  // What text messages cost limits nothing here.
  addSmsParts: async () => undefined,
  endLease: async ({ tenantId, leaseToken }) => {
    if (tables.leases.get(leaseToken)?.tenantId === tenantId) tables.leases.delete(leaseToken)
  },
})

const named = ({ deliveries }: DeliveryTables, tenantId: string, ids: string[]): DeliveryRow[] =>
  [...new Set(ids)].flatMap((id) => {
    const row = deliveries.get(id)
    return row?.tenantId === tenantId ? [row] : []
  })

const waitingAndDue = (tables: DeliveryTables, tenantId: string, ids: string[], at: Date): DeliveryRow[] =>
  named(tables, tenantId, ids).filter((row) => isWaiting(row) && row.nextAttemptAt <= at)

const take = (
  tables: DeliveryTables,
  row: DeliveryRow,
  { leaseToken, at }: Pick<Claim, 'leaseToken' | 'at'>,
): ClaimedDelivery => {
  row.state = 'sending'
  row.attempts += 1
  row.leaseToken = leaseToken
  row.parkedAt = null
  const tries = tables.attempts.get(row.id) ?? []
  const repeat = tries.some(({ outcome }) => outcome === 'unknown')
  tables.attempts.set(row.id, [...tries, begun(row.attempts, at)])
  return claimed(tables, row, repeat)
}

const begun = (attempt: number, startedAt: Date): AttemptRow => ({
  attempt,
  startedAt,
  finishedAt: null,
  outcome: null,
  providerMessageId: null,
  error: null,
})

const claimed = (tables: DeliveryTables, row: DeliveryRow, repeat: boolean): ClaimedDelivery => {
  const { id, recallId, noticeId, contactId, priority, channel, createdAt, traceparent, purpose } = row
  const { notice, recall, contact, store } = around(tables, row)
  const frozen = tables.versions.find((one) => one.recallId === recallId && one.version === row.version)
  if (!frozen) throw new Error(`Version ${row.version} of the recall ${recallId} was never written.`)
  const { content, productNames } = frozen
  return {
    id,
    recallId,
    noticeId,
    contactId,
    priority,
    channel,
    createdAt,
    traceparent,
    purpose,
    repeat,
    attempt: row.attempts,
    to: contact.address,
    language: contact.language,
    openedBy: null,
    match: 'in_scope',
    recall: { number: recall.number, version: row.version, content, productNames, earlierScope: [] },
    store,
    sealedSecrets: null,
    limits: UNLIMITED,
    acknowledgeBy: notice.acknowledgeBy,
    reportBy: notice.reportBy,
    supersededBecause: supersededBecause(tables, row),
  }
}

// Quiet hours and what one contact hears are rules of their own, and tested as such: here nothing is held back by them.
const UNLIMITED: ClaimedDelivery['limits'] = {
  policy: { quiet: 'none', perContact: 1_000_000, smsLimit: null },
  own: null,
  openingHours: null,
  heardAt: [],
  smsParts: 0,
}

const around = ({ notices, recalls, contacts, stores }: DeliveryTables, row: DeliveryRow) => {
  const notice = notices.get(row.noticeId)
  const recall = recalls.get(row.recallId)
  const contact = contacts.get(row.contactId)
  const store = stores.get(row.storeId)
  if (!notice || !recall || !contact || !store) throw new Error(`The delivery ${row.id} stands on nothing.`)
  return { notice, recall, contact, store }
}

// What is true now, not when it was planned: a store that has answered meanwhile hears nothing more.
const supersededBecause = (tables: DeliveryTables, row: DeliveryRow): string | null => {
  const { notice, recall, contact } = around(tables, row)
  if (contact.disabledBecause !== null) return 'contact_disabled'
  if (row.purpose === 'stand_down') return notice.stoodDownAt === null ? 'back_in_scope' : null
  if (recall.status !== 'issued') return `recall_${recall.status}`
  if (row.version !== recall.version) return 'newer_version'
  if (notice.stoodDownAt !== null) return 'stood_down'
  // Told of less than it was told before: there is nothing new to answer.
  if (row.purpose === 'update' && notice.reopenedVersion !== row.version) return null
  if (isForReport(row.purpose)) return notice.state === 'acknowledged' ? null : 'store_answered'
  return notice.state === 'open' || notice.state === 'seen' ? null : 'store_answered'
}

const settleAll = (
  tables: DeliveryTables,
  tenantId: string,
  { leaseToken, at, results }: Settled,
): number => {
  let settled = 0
  for (const result of results) {
    const [row] = named(tables, tenantId, [result.deliveryId])
    // Only under our own lease: a worker that slept through its lease must not overwrite what another one has done since.
    if (!row || row.leaseToken !== leaseToken || row.state !== 'sending') continue
    settle(tables, row, result, at)
    settled += 1
  }
  return settled
}

const ENDS: readonly string[] = SETTLED_STATES

const settle = (tables: DeliveryTables, row: DeliveryRow, result: DeliveryResult, at: Date): void => {
  const { state, attempt, unsent, error = null, providerMessageId = null, nextAttemptAt } = result
  row.state = state
  row.leaseToken = null
  row.lastError = error
  row.providerMessageId = providerMessageId ?? row.providerMessageId
  row.nextAttemptAt = nextAttemptAt ?? row.nextAttemptAt
  row.wakeAt = nextAttemptAt ?? row.wakeAt
  row.attempts -= unsent ? 1 : 0
  row.parkedAt = state === 'parked' ? at : null
  row.settledAt = ENDS.includes(state) ? at : null
  finishAttempt(tables, row.id, result, at, { error, providerMessageId })
  const notice = tables.notices.get(row.noticeId)
  if (state === 'accepted' && notice && !isForThoseAbove(row.purpose)) notice.notifiedAt ??= at
  if (unsent) {
    const tries = tables.attempts.get(row.id) ?? []
    const kept = tries.filter((one) => one.attempt !== attempt || one.finishedAt !== null)
    tables.attempts.set(row.id, kept)
  }
}

const finishAttempt = (
  { attempts }: DeliveryTables,
  id: string,
  { state, attempt, unsent }: DeliveryResult,
  at: Date,
  said: Pick<AttemptRow, 'error' | 'providerMessageId'>,
): void => {
  const open = attempts.get(id)?.find((one) => one.attempt === attempt && one.finishedAt === null)
  if (!open || unsent || state === 'parked') return
  Object.assign(open, { ...said, finishedAt: at, outcome: state === 'pending' ? 'retry' : state })
}
