import { z } from 'zod'

import { PRIORITIES } from '#lib/domain/recall/recall.ts'

export const QueueName = z.enum(PRIORITIES)

const Ids = z.array(z.uuid()).min(1).max(1000)

/** Either some by their ids, or all that wait in the queue. */
export const RedriveBody = z
  .strictObject({
    queue: QueueName,
    ids: Ids.optional(),
    all: z.literal(true).optional(),
    dryRun: z.boolean().default(false),
  })
  .refine(({ ids, all }) => (ids === undefined) !== (all === undefined), {
    path: ['ids'],
    message: 'Name either ids or all: true.',
  })
