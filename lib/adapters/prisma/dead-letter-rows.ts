import type { DeadLetterRows } from '#lib/ports/operations.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'

import type { TransactionClient } from './database.ts'

type Row = { id: string; queue: Priority; waiting: boolean; redrivable: boolean }

export const deadLetterRows = (tx: TransactionClient, tenantId: string): DeadLetterRows => ({
  lock: ({ queue, ids }) =>
    ids
      ? tx.$queryRaw<Row[]>`
          SELECT id, queue, state = 'waiting' AS waiting, body IS JSON OBJECT AS redrivable FROM dead_letter
          WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`
      : tx.$queryRaw<Row[]>`
          SELECT id, queue, true AS waiting, body IS JSON OBJECT AS redrivable FROM dead_letter
          WHERE tenant_id = ${tenantId}::uuid AND queue = ${queue}::priority AND state = 'waiting' ORDER BY id FOR UPDATE`,

  decide: async (ids, { state, by, why, at }) => {
    await tx.$executeRaw`
      UPDATE dead_letter SET state = ${state}::dead_letter_state, decided_by = ${by}::uuid, why = ${why}, decided_at = ${at}
      WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${ids}::uuid[]) AND state = 'waiting'`
  },
})
