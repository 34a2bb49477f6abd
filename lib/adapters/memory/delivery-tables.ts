import type { ProviderGate } from '#lib/domain/delivery/provider-gate.ts'
import { DELIVERY_TRANSITIONS, type DeliveryState } from '#lib/domain/delivery/lifecycle.ts'
import type { QueueMessage } from '#lib/domain/delivery/message.ts'
import type { Purpose } from '#lib/domain/delivery/purpose.ts'
import type { SendingChannel } from '#lib/domain/channel/channel.ts'
import type { Priority, RecallContent } from '#lib/domain/recall/recall.ts'
import type { ClaimedDelivery } from '#lib/ports/sending.ts'

export type DeliveryRow = {
  id: string
  tenantId: string
  recallId: string
  noticeId: string
  storeId: string
  contactId: string
  version: number
  purpose: Purpose
  round: number
  channel: SendingChannel
  priority: Priority
  state: DeliveryState
  attempts: number
  nextAttemptAt: Date
  wakeAt: Date
  parkedAt: Date | null
  leaseToken: string | null
  providerMessageId: string | null
  lastError: string | null
  traceparent: string | null
  createdAt: Date
  settledAt: Date | null
}

export type AttemptRow = {
  attempt: number
  startedAt: Date
  finishedAt: Date | null
  outcome: 'accepted' | 'retry' | 'failed' | 'unknown' | 'superseded' | null
  providerMessageId: string | null
  error: string | null
}

export type NoticeRow = {
  id: string
  tenantId: string
  recallId: string
  storeId: string
  version: number
  state: 'open' | 'seen' | 'acknowledged'
  createdAt: Date
  acknowledgeBy: Date
  reportBy: Date
  notifiedAt: Date | null
  answeredVersion: number | null
  stoodDownAt: Date | null
  reopenedVersion: number | null
}

/** How one store stands to a version: Postgres judges it from shipments and scope, here it is given. */
type Judged = { storeId: string; excluded?: true; gained?: true; lost?: true }

export type VersionRow = {
  recallId: string
  version: number
  issuedAt: Date
  fannedOutAt: Date | null
  content: RecallContent
  productNames: Record<string, string>
  judged: Judged[]
}

export type RecallRow = {
  id: string
  tenantId: string
  number: string
  status: 'issued' | 'closed'
  priority: Priority
  version: number
}

export type ContactRow = {
  id: string
  tenantId: string
  storeId: string
  kind: 'on_duty' | 'after_hours' | 'escalation'
  channel: SendingChannel
  address: string
  language: ClaimedDelivery['language']
  disabledBecause: string | null
}

export type OutboxRow = {
  id: string
  tenantId: string
  priority: Priority
  message: QueueMessage
  traceparent: string | null
  createdAt: Date
}

/**
 * As much of the database as deliveries go through. Each port over it does its work without waiting in between, which is
 * what a transaction is; only the relay waits within one, and locks its rows meanwhile.
 */
export type DeliveryTables = {
  stores: Map<string, ClaimedDelivery['store'] & { id: string }>
  contacts: Map<string, ContactRow>
  recalls: Map<string, RecallRow>
  versions: VersionRow[]
  notices: Map<string, NoticeRow>
  deliveries: Map<string, DeliveryRow>
  attempts: Map<string, AttemptRow[]>
  leases: Map<string, { tenantId: string; deliveryIds: string[]; until: Date }>
  outbox: OutboxRow[]
  /** Outbox rows that a transaction holds. */
  locked: Set<string>
  gates: Map<SendingChannel, ProviderGate>
  /** Ids that sort by the order in which they were made, and are the same in each run. */
  nextId: () => string
}

export const deliveryTables = (): DeliveryTables => {
  let ids = 0
  return {
    stores: new Map(),
    contacts: new Map(),
    recalls: new Map(),
    versions: [],
    notices: new Map(),
    deliveries: new Map(),
    attempts: new Map(),
    leases: new Map(),
    outbox: [],
    locked: new Set(),
    gates: new Map(),
    nextId: () => `019c0000-0000-7000-8000-${(ids += 1).toString(16).padStart(12, '0')}`,
  }
}

export const isWaiting = ({ state }: DeliveryRow): boolean =>
  DELIVERY_TRANSITIONS.claim.from.some((from) => from === state)
