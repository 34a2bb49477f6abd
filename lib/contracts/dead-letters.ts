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

// From a form: the ids stand in one field, by commas.
const listed = z
  .string()
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(Ids)

export const RedriveForm = z.strictObject({ queue: QueueName, ids: listed, dryRun: z.stringbool() })

export const DiscardForm = z.strictObject({
  queue: QueueName,
  ids: listed,
  reason: z.string().trim().min(3, 'Give a reason in a few words.').max(500),
})
