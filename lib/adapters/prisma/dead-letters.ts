import type { DeadLetter, DeadLetters } from '#lib/ports/operations.ts'

import { failpoint } from '../system/failpoint.ts'
import type { Database, TransactionClient } from './database.ts'

export const prismaDeadLetters = (db: Database): DeadLetters => ({
  keep: (letters) =>
    db.$transaction(async (tx) => {
      for (const letter of letters) {
        await keep(tx, letter)
        failpoint('in_dead_letter_marking')
        await mark(tx, letter)
      }
    }),

  // Not `IN (SELECT … LIMIT)`: the planner may run that once for every row, and the limit limits nothing.
  requeue: (at, limit) => db.$executeRaw`
    WITH due AS MATERIALIZED (
      SELECT id FROM dead_letter WHERE state = 'redriven' AND requeued_at IS NULL
      ORDER BY id LIMIT ${limit}::int FOR UPDATE SKIP LOCKED),
    back AS (
      UPDATE dead_letter d SET requeued_at = ${at} FROM due WHERE d.id = due.id
      RETURNING d.tenant_id, d.queue, d.body)
    INSERT INTO outbox (id, tenant_id, priority, message, created_at)
    SELECT uuid_v7(${at}), tenant_id, queue, body::jsonb, ${at} FROM back`,

  waiting: () => db.$queryRaw`
    SELECT queue, count(*)::int AS count, count(*) FILTER (WHERE tenant_id IS NULL)::int AS nobodys
    FROM dead_letter WHERE state = 'waiting' GROUP BY queue`,
})

// Its id is new each time that it is received; what it is known by is the queue's name for it.
const keep = (tx: TransactionClient, letter: DeadLetter): Promise<number> => tx.$executeRaw`
  INSERT INTO dead_letter (id, message_id, tenant_id, queue, type, body, reason, receive_count, first_seen_at, last_seen_at)
  VALUES (${letter.id}::uuid, ${letter.messageId}, (SELECT id FROM tenant WHERE id = ${letter.tenantId}::uuid), ${letter.queue}::priority,
          ${letter.type}, ${letter.body}, ${letter.reason}, ${letter.receiveCount}, ${letter.at}, ${letter.at})
  ON CONFLICT (message_id) DO UPDATE SET last_seen_at = ${letter.at}, receive_count = ${letter.receiveCount}`

// They are due all the same, and the sweeps will find them; until then the board says why nothing has come of them.
const mark = async (tx: TransactionClient, letter: DeadLetter): Promise<void> => {
  if (letter.tenantId === null || letter.deliveryIds.length === 0) return
  const marked = await tx.$queryRaw<{ recallId: string }[]>`
    UPDATE delivery SET last_error = ${`dead letter: ${letter.reason}`}
    WHERE tenant_id = ${letter.tenantId}::uuid AND id = ANY (${letter.deliveryIds}::uuid[]) AND settled_at IS NULL
    RETURNING recall_id AS "recallId"`
  for (const recallId of new Set(marked.map((row) => row.recallId)))
    await tx.$executeRaw`SELECT pg_notify('recall_changed', ${recallId})`
}
