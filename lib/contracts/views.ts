import { z } from 'zod'

import { CHANNEL_NAMES, ofEachSendingChannel } from '#lib/domain/channel/channel.ts'
import { ATTACHMENT_PURPOSES } from '#lib/domain/attachment/attachment.ts'
import { PURPOSES } from '#lib/domain/delivery/purpose.ts'
import { DEPTHS, STEP_PROOFS } from '#lib/domain/recall/recall.ts'

// What answers look like. The same schemas describe the API and are checked in the tests; a query may return no more.

export const Progress = z.strictObject({
  targeted: z.int(),
  notified: z.int(),
  seen: z.int(),
  acknowledged: z.int(),
  reported: z.int(),
  verified: z.int(),
  notAffected: z.int(),
  needsHelp: z.int(),
  /** Past the deadline of the clock that runs: the sum of the two that follow. */
  overdue: z.int(),
  overdueToAcknowledge: z.int(),
  overdueToReport: z.int(),
  /** Among the reported: those whose own count leaves units on sale, and that nobody has verified. */
  leftOnSale: z.int(),
  reopened: z.int(),
})
export type Progress = z.infer<typeof Progress>

const Texts = z.strictObject({ title: z.string(), hazard: z.string(), instructions: z.string() })

export const ScopeLineView = z.strictObject({
  gtin: z.string(),
  lots: z.array(z.string()),
  lotFrom: z.string().nullable(),
  lotTo: z.string().nullable(),
  expiresFrom: z.string().nullable(),
  expiresTo: z.string().nullable(),
  complete: z.boolean(),
  identificationHint: z.string().nullable(),
  pictureId: z.uuid().nullable(),
})

export const RecallView = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  status: z.enum(['draft', 'in_review', 'approved', 'issued', 'closing', 'closed', 'cancelled']),
  version: z.int(),
  revision: z.int(),
  title: z.string(),
  kind: z.enum(['recall', 'withdrawal', 'safety_alert', 'drill']),
  priority: z.enum(['high', 'medium', 'low']),
  jurisdiction: z.enum(['US', 'EU', 'UK', 'CA', 'AU']),
  regulatorClass: z.string().nullable(),
  reasonCode: z.string(),
  hazard: z.string(),
  instructions: z.string(),
  steps: z.array(z.strictObject({ text: z.string(), proof: z.enum(STEP_PROOFS) })),
  depth: z.enum(DEPTHS).nullable(),
  translations: z.strictObject({ es: Texts.optional(), fr: Texts.optional() }),
  lintReasons: z.record(z.string(), z.string()),
  scope: z.array(ScopeLineView),
  target: z.strictObject({ mode: z.enum(['shipped', 'all', 'listed']), storeNumbers: z.array(z.string()) }),
  effectivenessLevel: z.string().nullable(),
  authorId: z.uuid(),
  approverId: z.uuid().nullable(),
  createdAt: z.iso.datetime(),
  issuedAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  scheduledFor: z.iso.datetime().nullable(),
  scheduledZone: z.string().nullable(),
  scheduleFault: z.string().nullable(),
  surprise: z.boolean(),
  /** Of a surprise that is still to come, its window; its moment is not told. */
  surpriseFrom: z.iso.datetime().nullable(),
  surpriseTo: z.iso.datetime().nullable(),
  progress: Progress,
  asOf: z.iso.datetime(),
})
export type RecallView = z.infer<typeof RecallView>

export const NoticeView = z.strictObject({
  storeNumber: z.string(),
  state: z.enum(['open', 'seen', 'acknowledged', 'reported', 'verified', 'not_affected', 'needs_help']),
  match: z.enum(['in_scope', 'lot_unknown', 'date_unknown']),
  version: z.int(),
  shippedQuantity: z.int(),
  notifiedAt: z.iso.datetime().nullable(),
  seenAt: z.iso.datetime().nullable(),
  acknowledgedAt: z.iso.datetime().nullable(),
  acknowledgedBy: z.string().nullable(),
  reportedAt: z.iso.datetime().nullable(),
  verifiedAt: z.iso.datetime().nullable(),
  acknowledgeBy: z.iso.datetime(),
  reportBy: z.iso.datetime(),
  /** Of the clock that runs: to acknowledge, then to remove and report. */
  dueAt: z.iso.datetime(),
  overdue: z.boolean(),
  reopenedReason: z.string().nullable(),
  /** When a narrower scope dropped the store: it was told so, and counts in no figure. */
  stoodDownAt: z.iso.datetime().nullable(),
  /** Why the recall may close without its answer. */
  excusedBecause: z.string().nullable(),
})
export type NoticeView = z.infer<typeof NoticeView>

export const DeliveryView = z.strictObject({
  id: z.uuid(),
  storeNumber: z.string(),
  channel: z.enum(CHANNEL_NAMES),
  purpose: z.enum(PURPOSES),
  round: z.int(),
  address: z.string(),
  state: z.enum(['pending', 'sending', 'accepted', 'delivered', 'failed', 'unknown', 'superseded', 'parked']),
  attempts: z.int(),
  providerMessageId: z.string().nullable(),
  nextAttemptAt: z.iso.datetime().nullable(),
  lastError: z.string().nullable(),
})
export type DeliveryView = z.infer<typeof DeliveryView>

/** A message that a queue gave up on, as it was. */
export const DeadLetterView = z.strictObject({
  id: z.uuid(),
  queue: z.enum(['high', 'medium', 'low']),
  type: z.string(),
  reason: z.string(),
  body: z.string(),
  messageId: z.string(),
  receiveCount: z.int(),
  firstSeenAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
})
export type DeadLetterView = z.infer<typeof DeadLetterView>

/** Which dead letters go back to their queue, and how long that takes. After a dry run none has. */
export const RedrivenView = z.strictObject({
  dryRun: z.boolean(),
  queue: z.enum(['high', 'medium', 'low']),
  ids: z.array(z.uuid()),
  redriven: z.int(),
  unreadable: z.int(),
  seconds: z.int(),
})

/** A file of a recall. Waiting: nobody has looked at its bytes yet. */
export const AttachmentView = z.strictObject({
  id: z.uuid(),
  purpose: z.enum(ATTACHMENT_PURPOSES),
  state: z.enum(['waiting', 'ready', 'refused']),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  sha256: z.string().nullable(),
  refusedBecause: z.string().nullable(),
  commentId: z.uuid().nullable(),
  uploadedBy: z.uuid(),
  createdAt: z.iso.datetime(),
})

/** Where to put the bytes of a file, with exactly these headers; then finish it. */
export const AttachingView = z.strictObject({
  id: z.uuid(),
  upload: z.strictObject({
    method: z.literal('PUT'),
    url: z.url(),
    headers: z.record(z.string(), z.string()),
  }),
})

/** What happened to a recall: a sentence, and the facts that it is made of. Of a comment also its text. */
export const TimelineEventView = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  recordedAt: z.iso.datetime().nullable().describe('When the database wrote it; null: at `at`, to a minute'),
  kind: z.enum(['decisions', 'stores', 'messages', 'comments']),
  action: z.string(),
  by: z.string().nullable(),
  storeNumber: z.string().nullable(),
  text: z.string(),
  comment: z.string().nullable(),
  /** Its files name it too. */
  commentId: z.uuid().nullable(),
})
export type TimelineEventView = z.infer<typeof TimelineEventView>

/** How many stores are being told; the others had answered. */
export const FollowUpView = z.strictObject({
  told: z.int(),
  answered: z.int(),
  nobody: z.int(),
  round: z.int(),
})

export const UpsertAnswer = z.strictObject({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  errors: z.array(
    z.strictObject({ index: z.int(), path: z.string(), code: z.string(), message: z.string() }),
  ),
})

/** Stores, by what a new version would mean to them. */
export const ScopeEffectView = z.strictObject({
  direction: z.enum(['unchanged', 'wider', 'narrower', 'both']),
  added: z.int(),
  reopened: z.int(),
  unchanged: z.int(),
  narrowed: z.int(),
  stoodDown: z.int(),
  messages: z.int(),
})
export type ScopeEffectView = z.infer<typeof ScopeEffectView>

export const PreviewView = z.strictObject({
  targeted: z.int(),
  excluded: z.int(),
  byReason: z.record(z.string(), z.int()),
  byMatch: z.strictObject({ in_scope: z.int(), lot_unknown: z.int(), date_unknown: z.int() }),
  /** Told, but without a working e-mail address. */
  unreachable: z.int(),
  /** What is sent; a channel that does not send yet has none. */
  deliveries: z.strictObject(ofEachSendingChannel(() => z.int())),
  channels: z.array(
    z.strictObject({
      channel: z.enum(CHANNEL_NAMES),
      contacts: z.int(),
      sends: z.boolean(),
      minutes: z.int(),
      cost: z.number(),
    }),
  ),
  smsParts: z.int(),
  estimatedMinutes: z.int(),
  /** Stores that are closed now and hear it when they open: how many, the first and the last of them. */
  heardLater: z
    .strictObject({ stores: z.int(), from: z.iso.datetime(), to: z.iso.datetime(), timezone: z.string() })
    .nullable(),
  lint: z.array(
    z.strictObject({
      severity: z.enum(['error', 'warning']),
      code: z.string(),
      message: z.string(),
      field: z.string(),
    }),
  ),
})
export type PreviewView = z.infer<typeof PreviewView>

export const TraceView = z.strictObject({
  storeNumber: z.string(),
  storeName: z.string(),
  lot: z.string().nullable(),
  expiresOn: z.iso.date().nullable(),
  quantity: z.int(),
  firstShippedAt: z.iso.datetime(),
  lastShippedAt: z.iso.datetime(),
})
export type TraceView = z.infer<typeof TraceView>

export const listOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ data: z.array(item), nextCursor: z.string().nullable() })
export type Page<T> = { data: T[]; nextCursor: string | null }
