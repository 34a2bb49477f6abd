import type { Purpose } from '#lib/domain/delivery/purpose.ts'
import type { SendingChannel } from '#lib/domain/channel/channel.ts'
import type { Priority, RecallContent, ScopeLine } from '#lib/domain/recall/recall.ts'
import type { StockReason } from '#lib/domain/notice/reopened.ts'
import type { NoticeMatch } from '#lib/domain/recall/scope.ts'

import type { OpeningHours } from '#lib/domain/catalog/opening-hours.ts'
import type { DeliveryPolicy } from '#lib/domain/delivery/delivery-policy.ts'
import type { QuietHours } from '#lib/domain/delivery/quiet-hours.ts'
import type { Language } from './identity.ts'

/** What a delivery needs to be judged once more and rendered, as it stands at the moment of sending. */
export type ClaimedDelivery = {
  id: string
  recallId: string
  noticeId: string
  contactId: string
  attempt: number
  /** Why a message may come a second time: an earlier send ended in doubt. */
  repeat: boolean
  priority: Priority
  channel: SendingChannel
  createdAt: Date
  to: string
  language: Language
  /** Of a webhook: what its messages are signed with, sealed. */
  sealedSecrets: string[] | null
  traceparent: string | null
  purpose: Purpose
  /** It is told because recalled product moved there, and how; not because the recall changed. */
  openedBy: StockReason | null
  /** How what was shipped to the store stands to the scope. */
  match: NoticeMatch
  recall: {
    number: string
    version: number
    content: RecallContent
    productNames: Record<string, string>
    /** The scope of the version before, to say what changed. */
    earlierScope: ScopeLine[]
  }
  store: { number: string; name: string; timezone: string }
  acknowledgeBy: Date
  reportBy: Date
  /** What may hold it back. */
  limits: {
    policy: DeliveryPolicy
    own: QuietHours | null
    openingHours: OpeningHours | null
    /** When its contact heard the latest of the messages that are limited. */
    heardAt: Date[]
    /** Parts of text messages that the tenant has sent this month. */
    smsParts: number
  }
  /** Why it makes no sense any more, or null. */
  supersededBecause: string | null
}

export type DeliveryResult = {
  deliveryId: string
  attempt: number
  state: 'accepted' | 'failed' | 'unknown' | 'superseded' | 'pending' | 'parked'
  /** It was not handed to the provider: the attempt is taken back. */
  unsent?: true
  /** Nothing will ever arrive there: its contact goes out of use. */
  addressGone?: true
  nextAttemptAt?: Date
  providerMessageId?: string
  error?: string
}

export type Claim = {
  ids: string[]
  channel: SendingChannel
  leaseToken: string
  at: Date
  leaseUntil: Date
  linkHashes: Map<string, Uint8Array>
}

export type Settled = { leaseToken: string; at: Date; results: DeliveryResult[] }

export type Sending = {
  /**
   * Takes those of the deliveries that are due under a fresh lease and writes their attempts, in one transaction,
   * before anything is sent. What another worker holds, or what is not due, is left.
   */
  claim(input: Claim & { tenantId: string }): Promise<ClaimedDelivery[]>
  /** Writes what became of them, each only if the lease is still ours. Answers how many were. */
  settle(input: Settled & { tenantId: string }): Promise<number>
  /** They wait for a provider that is away; a sweep takes them up again once it is back, at the latest at `lookAgainAt`. */
  park(input: { tenantId: string; ids: string[]; at: Date; lookAgainAt: Date }): Promise<void>
  /** They wait for room: each until its own place. */
  postpone(input: { tenantId: string; ids: string[]; at: Date; places: Date[] }): Promise<void>
  /** Parts of text messages that a provider took, added to what the month costs. */
  addSmsParts(input: { tenantId: string; at: Date; parts: number }): Promise<void>
  /** Nothing is in doubt any more. Without it the lease runs out by itself, and finds nothing left. */
  endLease(input: { tenantId: string; leaseToken: string }): Promise<void>
}
