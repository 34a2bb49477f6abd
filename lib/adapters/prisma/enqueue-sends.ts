import { SEND_BATCH } from '#lib/domain/delivery/message.ts'
import { after, minutes } from '#lib/domain/duration.ts'

import type { TransactionClient } from './database.ts'
import type { Prisma } from './generated/client.ts'

type Sending = { at: Date; traceparent: string | null }

/**
 * Puts deliveries on the way to the queue of their priority. `due` is a query for their `id`, `priority` and `channel`, or what
 * plans them and returns these. A message is of one channel, so that a provider that is away holds up nothing of another.
 */
export const enqueueSends = (
  tx: TransactionClient,
  tenantId: string,
  due: Prisma.Sql,
  { at, traceparent }: Sending,
): Promise<number> =>
  tx.$executeRaw`
    WITH due AS (${due}),
    batches AS (
      SELECT priority, channel, array_agg(id ORDER BY id) AS ids
      FROM (SELECT id, priority, channel, (row_number() OVER (PARTITION BY priority, channel ORDER BY id) - 1) / ${SEND_BATCH}::int AS batch FROM due) numbered
      GROUP BY batch, priority, channel),
    -- The message may be lost: until somebody has taken them, this is what they are woken by.
    dispatches AS (
      INSERT INTO delivery_dispatch (tenant_id, first_id, id, delivery_ids, wake_at)
      SELECT ${tenantId}::uuid, ids[1], uuid_v7(${at}), ids, ${after(at, HINT_AGAIN)} FROM batches)
    INSERT INTO outbox (id, tenant_id, priority, message, traceparent, created_at)
    SELECT uuid_v7(${at}), ${tenantId}::uuid, priority,
           jsonb_build_object('type', 'send', 'version', 1, 'tenantId', ${tenantId}::text, 'channel', channel, 'deliveryIds', to_jsonb(ids)),
           ${traceparent}, ${at}
    FROM batches`

/** A hint that is lost is given again after this. */
const HINT_AGAIN = minutes(1)
