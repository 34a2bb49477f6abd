import type { Random, Clock } from './clock.ts'
import type { Channels } from './channels.ts'
import type { Deliveries, Queue, Sweeps } from './delivery.ts'
import type { Files, Pictures } from './files.ts'
import type { Escalations } from './escalations.ts'
import type { CatalogFiles, ImportWork } from './imports.ts'
import type { CredentialLookup } from './identity.ts'
import type { Gates, ProviderRates } from './gates.ts'
import type { Log, Tracing } from './log.ts'
import type { DeadLetters, Heartbeats, Machinery, QueueDepths } from './operations.ts'
import type { SendLimiter } from './send-limiter.ts'
import type { Rates } from './rates.ts'
import type { ProviderEvents, Signatures } from './provider-events.ts'
import type { Digest, Passwords, Sealer, Totp } from './secrets.ts'
import type { Sending } from './sending.ts'
import type { Transact } from './transact.ts'

/** All that the core asks of the world. A use case names the few of them that it needs. */
export type Ports = {
  clock: Clock
  random: Random
  transact: Transact
  credentialLookup: CredentialLookup
  rates: Rates
  passwords: Passwords
  totp: Totp
  sealer: Sealer
  digest: Digest
  queue: Queue
  /** Where the queues put what they give up on. */
  deadQueue: Pick<Queue, 'receive' | 'remove'>
  deadLetters: DeadLetters
  queueDepths: QueueDepths
  heartbeats: Heartbeats
  machinery: Machinery
  deliveries: Deliveries
  sweeps: Sweeps
  escalations: Escalations
  importWork: ImportWork
  catalogFiles: CatalogFiles
  files: Files
  pictures: Pictures
  sending: Sending
  gates: Gates
  providerRates: ProviderRates
  sendLimiter: SendLimiter
  providerEvents: ProviderEvents
  signatures: Signatures
  channels: Channels
  log: Log
  tracing: Tracing
  urls: { recall: string; store: string }
}
