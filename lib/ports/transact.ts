import type { Actor } from '#lib/domain/identity/actor.ts'
import type { OutboxMessage } from '#lib/domain/delivery/message.ts'
import type { Result } from '#lib/domain/result.ts'
import type { AttachmentRows } from './attachments.ts'
import type { DeadLetterRows, SyntheticRows } from './operations.ts'
import type { CatalogRows } from './catalog.ts'
import type { PolicyRows } from './policies.ts'
import type { EscalationRows } from './escalations.ts'
import type { EvidenceRows } from './evidence.ts'
import type { CommentRows } from './comments.ts'
import type { ContactTestRows } from './contact-tests.ts'
import type { DeviceRows } from './devices.ts'
import type { Duration } from '#lib/domain/duration.ts'
import type { IdentityRows } from './identity.ts'
import type { KeyRows } from './keys.ts'
import type { ProposalRows } from './proposals.ts'
import type { ImportRows } from './imports.ts'
import type { NoticeRows } from './notices.ts'
import type { ProviderEventRows } from './provider-events.ts'
import type { RecallRows } from './recalls.ts'
import type { ScanRows } from './scans.ts'
import type { StockRows } from './stock.ts'

/** Everything that one transaction can reach: the rows of the actor's tenant (and store), and no others. */
export type Tx = {
  recalls: RecallRows
  notices: NoticeRows
  scans: ScanRows
  evidence: EvidenceRows
  escalations: EscalationRows
  policies: PolicyRows
  comments: CommentRows
  attachments: AttachmentRows
  catalog: CatalogRows
  stock: StockRows
  imports: ImportRows
  deadLetters: DeadLetterRows
  identity: IdentityRows
  keys: KeyRows
  proposals: ProposalRows
  devices: DeviceRows
  providerEvents: ProviderEventRows
  contactTests: ContactTestRows
  synthetic: SyntheticRows
  /** Writes one leaf: who did what to which subject. In the same transaction as the change, or not at all. */
  audit(leaf: AuditEntry): Promise<void>
  /** Puts messages into the outbox; the relay publishes them after the commit. */
  enqueue(messages: OutboxMessage[]): Promise<void>
  /** Tells open boards, on commit, that this recall changed: of one store alone, or who knows where. */
  announce(recallId: string, storeNumber?: string): Promise<void>
}

export type AuditEntry = {
  action: string
  subject: {
    type:
      | 'recall'
      | 'notice'
      | 'person'
      | 'store'
      | 'product'
      | 'shipment'
      | 'stock_event'
      | 'session'
      | 'delivery'
      | 'import'
      | 'region'
      | 'comment'
      | 'attachment'
      | 'tenant'
      | 'device'
      | 'api_key'
    id: string
  }
  data?: Record<string, unknown>
}

/**
 * Opens a transaction for the actor and commits it if the work answers ok; a rejection or an exception leaves nothing
 * behind. Fails with an exception when the database is away or a row was changed under it.
 */
export type Transact = <T>(
  actor: Actor,
  work: (tx: Tx) => Promise<Result<T>>,
  /** For the few that write a whole catalog: how long it may take. */
  within?: Duration,
) => Promise<Result<T>>
