import { createHash } from 'node:crypto'

import canonicalize from 'canonicalize'

import type { Duration } from '#lib/domain/duration.ts'
import { actorLabel, type Actor } from '#lib/domain/identity/actor.ts'
import type { OutboxMessage } from '#lib/domain/delivery/message.ts'
import { SYNTHETIC } from '#lib/domain/operations/synthetic-recall.ts'
import type { Rejection, Result } from '#lib/domain/result.ts'
import type { Random, Clock } from '#lib/ports/clock.ts'
import type { Tracing } from '#lib/ports/log.ts'
import type { AuditEntry, Transact, Tx } from '#lib/ports/transact.ts'

import { attachmentRows } from './attachment-rows.ts'
import { catalogRows } from './catalog-rows.ts'
import { commentRows } from './comment-rows.ts'
import { contactTestRows } from './contact-test-rows.ts'
import type { Database, TransactionClient } from './database.ts'
import { deadLetterRows } from './dead-letter-rows.ts'
import { deviceRows } from './device-rows.ts'
import { evidenceRows } from './evidence-rows.ts'
import { identityRows } from './identity-rows.ts'
import { importRows } from './import-rows.ts'
import { keyRows } from './key-rows.ts'
import { ladderRows } from './ladder-rows.ts'
import { noticeRows } from './notice-rows.ts'
import { policyRows } from './policy-rows.ts'
import { proposalRows } from './proposal-rows.ts'
import { providerEventRows } from './provider-event-rows.ts'
import { recallRows } from './recall-rows.ts'
import { scanRows } from './scan-rows.ts'
import { stockRows } from './stock-rows.ts'
import { syntheticRows } from './synthetic-rows.ts'
import { withTenant } from './with-tenant.ts'

/** What a leaf of the trail is made with. */
export type LeafNeeds = { clock: Clock; random: Random; tracing: Tracing }
type Needs = LeafNeeds

// Carries a rejection out of the transaction, which rolls back on whatever is thrown.
class Rejected extends Error {
  readonly rejection: Rejection
  constructor(rejection: Rejection) {
    super(rejection.code)
    this.rejection = rejection
  }
}

export const prismaTransact =
  (db: Database, needs: Needs): Transact =>
  (actor, work, within) =>
    undoneIfRefused(db, actor, (client) => work(rowsOf(client, actor, needs)), within)

const undoneIfRefused = async <T>(
  db: Database,
  actor: Actor,
  work: (client: TransactionClient) => Promise<Result<T>>,
  within?: Duration,
): Promise<Result<T>> => {
  try {
    const run = async (client: TransactionClient) => {
      const result = await work(client)
      if (!result.ok) throw new Rejected(result.rejection)
      return result
    }
    return await withTenant(db, actor, run, within)
  } catch (error) {
    if (error instanceof Rejected) return { ok: false, rejection: error.rejection }
    throw error
  }
}

/** Several steps, and what is read afterwards, in one transaction: whatever is refused at its end was never done. */
export type Together = <T>(
  actor: Actor,
  work: (transact: Transact, tx: TransactionClient) => Promise<Result<T>>,
  within?: Duration,
) => Promise<Result<T>>

export const prismaTogether =
  (db: Database, needs: Needs): Together =>
  (actor, work, within) =>
    undoneIfRefused(db, actor, (client) => work(joinTransaction(client, needs), client), within)

/** Joins a transaction that is open already: a rejection undoes this part of it and no more. */
export const joinTransaction =
  (client: TransactionClient, needs: Needs): Transact =>
  async <T>(actor: Actor, work: (tx: Tx) => Promise<Result<T>>) => {
    await client.$executeRaw`SAVEPOINT work`
    const result = await work(rowsOf(client, actor, needs))
    if (result.ok) await client.$executeRaw`RELEASE SAVEPOINT work`
    else await client.$executeRaw`ROLLBACK TO SAVEPOINT work`
    return result
  }

const rowsOf = (client: TransactionClient, actor: Actor, needs: Needs): Tx => ({
  recalls: recallRows(client, actor.tenantId, needs.random),
  notices: noticeRows(client, actor.tenantId, needs.random),
  scans: scanRows(client, actor.tenantId),
  evidence: evidenceRows(client, actor.tenantId),
  escalations: ladderRows(client, actor.tenantId),
  policies: policyRows(client, actor.tenantId),
  comments: commentRows(client, actor.tenantId),
  attachments: attachmentRows(client, actor.tenantId),
  catalog: catalogRows(client, actor.tenantId, needs.random),
  stock: stockRows(client, actor.tenantId, needs.random),
  imports: importRows(client, actor.tenantId),
  deadLetters: deadLetterRows(client, actor.tenantId),
  identity: identityRows(client, actor.tenantId),
  keys: keyRows(client, actor.tenantId),
  proposals: proposalRows(client, actor.tenantId),
  devices: deviceRows(client, actor.tenantId),
  providerEvents: providerEventRows(client, actor.tenantId),
  contactTests: contactTestRows(client, actor.tenantId),
  synthetic: syntheticRows(client),
  audit: (entry) => writeLeaf(client, actor, entry, needs),
  enqueue: (messages) => enqueue(client, actor, messages, needs),
  announce: async (recallId, storeNumber) => {
    const what = storeNumber === undefined ? recallId : `${recallId} ${storeNumber}`
    await client.$executeRaw`SELECT pg_notify('recall_changed', ${what})`
  },
})

export const writeLeaf = async (
  client: TransactionClient,
  actor: Actor,
  entry: AuditEntry,
  needs: Needs,
): Promise<void> => {
  // The synthetic recall is nobody's deed and about nothing real: its leaves would be most of the trail, and kept for ever.
  if (actor.tenantId === SYNTHETIC.tenantId) return
  const id = needs.random.id()
  const at = needs.clock.now()
  const { action, subject, data = {} } = entry
  const leaf = {
    id,
    tenantId: actor.tenantId,
    at: at.toISOString(),
    actor: actorLabel(actor),
    action,
    subject,
    data,
  }
  const body = canonicalize(leaf) ?? ''
  const row = {
    id,
    tenantId: actor.tenantId,
    at,
    actor: leaf.actor,
    action,
    subjectType: subject.type,
    subjectId: subject.id,
    body,
  }
  const hash = new Uint8Array(createHash('sha256').update(body).digest())
  // Not `create`: that reads the row back, and store people write leaves but may read none.
  await client.auditLeaf.createMany({ data: [{ ...row, hash }] })
}

const enqueue = async (
  client: TransactionClient,
  actor: Actor,
  messages: OutboxMessage[],
  needs: Needs,
): Promise<void> => {
  const createdAt = needs.clock.now()
  const traceparent = needs.tracing.traceparent()
  const rows = messages.map(({ priority, message }) => ({
    id: needs.random.id(),
    tenantId: actor.tenantId,
    priority,
    message,
    traceparent,
    createdAt,
  }))
  await client.outbox.createMany({ data: rows })
}
