import type { KeyActor, StoreActor } from '#lib/domain/identity/actor.ts'
import type { Random, Clock } from '#lib/ports/clock.ts'
import type { Tracing } from '#lib/ports/log.ts'
import type { Transact } from '#lib/ports/transact.ts'

import type { Database, TransactionClient } from './database.ts'
import type { Prisma } from './generated/client.ts'
import { joinTransaction } from './transact.ts'
import { withTenant } from './with-tenant.ts'

export type Answer = { status: number; body: unknown }
export type IdempotentAnswer = Answer | { replayed: Answer } | 'in_progress' | 'key_reused'

type Request = { key: string; operation: string; bodyHash: Uint8Array<ArrayBuffer> }

/** A key for itself; the people of a store together, because they share its phones. */
type Holder = KeyActor | StoreActor

export type Idempotency = (
  actor: Holder,
  request: Request,
  work: (transact: Transact, tx: TransactionClient) => Promise<Answer>,
) => Promise<IdempotentAnswer>

/**
 * Does the work and keeps its answer in one transaction: either both are there or neither is. A second request with the
 * same key while the first one runs does not get the lock, and is told so instead of waiting.
 */
export const idempotency =
  (db: Database, needs: { clock: Clock; random: Random; tracing: Tracing }): Idempotency =>
  (actor, { key, operation, bodyHash }, work) =>
    withTenant(db, actor, async (tx) => {
      const { tenantId } = actor
      const holderId = actor.kind === 'key' ? actor.keyId : actor.storeId
      const [lock] = await tx.$queryRaw<{ got: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(hashtextextended(${`${tenantId} ${holderId} ${key}`}, 0)) AS got`
      if (!lock?.got) return 'in_progress'
      const known = await tx.idempotencyRecord.findFirst({ where: { tenantId, holderId, key } })
      if (known) {
        const same = known.operation === operation && Buffer.from(known.bodyHash).equals(bodyHash)
        return same ? { replayed: { status: known.status, body: known.response } } : 'key_reused'
      }
      await tx.$executeRaw`SAVEPOINT before_work`
      const answer = await work(joinTransaction(tx, needs), tx)
      // The refusal is kept; nothing else of what was refused.
      if (answer.status >= 400) await tx.$executeRaw`ROLLBACK TO SAVEPOINT before_work`
      const response = answer.body as Prisma.InputJsonValue // Was made for JSON: the answer's schema says so.
      const createdAt = needs.clock.now()
      await tx.idempotencyRecord.create({
        data: { tenantId, holderId, key, operation, bodyHash, status: answer.status, response, createdAt },
      })
      return answer
    })
