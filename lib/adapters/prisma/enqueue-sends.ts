import { SEND_BATCH } from '#lib/domain/delivery/message.ts'
import { minutes } from '#lib/domain/duration.ts'

import type { TransactionClient } from './database.ts'
import type { Prisma } from './generated/client.ts'

type Sending = { at: Date; traceparent: string | null }

/**
 * Puts deliveries on the way to the queue of their priority. `due` is a query for their `id`, `priority` and `channel`: a message is of one channel, so that a provider that is away
 * holds up nothing of another.
 */
export const enqueueSends = (
  tx: TransactionClient,
  tenantId: string,
  due: Prisma.Sql,
  { at, traceparent }: Sending,
): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO outbox (id, tenant_id, priority, message, traceparent, created_at)
    SELECT uuid_v7(${at}), ${tenantId}::uuid, priority,
           jsonb_build_object('type', 'send', 'version', 1, 'tenantId', ${tenantId}::text, 'channel', channel, 'deliveryIds', jsonb_agg(id)),
           ${traceparent}, ${at}
    FROM (SELECT id, priority, channel, (row_number() OVER (PARTITION BY priority, channel ORDER BY id) - 1) / ${SEND_BATCH}::int AS batch FROM (${due}) due) numbered
    GROUP BY batch, priority, channel`

/** A hint that is lost is given again after this. */
export const HINT_AGAIN = minutes(1)
