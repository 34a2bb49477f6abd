import { z } from 'zod'

import { SENDING_CHANNELS } from '#lib/domain/channel/channel.ts'
import { SEND_BATCH } from '#lib/domain/delivery/message.ts'

// What a worker accepts from a queue. A message of a later version than this program knows is left for one that does.
const fanOut = z.strictObject({
  type: z.literal('fan_out'),
  version: z.literal(1),
  tenantId: z.uuid(),
  recallId: z.uuid(),
  recallVersion: z.int().min(1),
})

const send = z.strictObject({
  type: z.literal('send'),
  version: z.literal(1),
  tenantId: z.uuid(),
  channel: z.enum(SENDING_CHANNELS),
  deliveryIds: z.array(z.uuid()).min(1).max(SEND_BATCH),
})

const tellStores = z.strictObject({
  type: z.literal('tell_stores'),
  version: z.literal(1),
  tenantId: z.uuid(),
  followUpId: z.uuid(),
})

const accountMail = z.strictObject({
  type: z.literal('account_mail'),
  version: z.literal(1),
  tenantId: z.uuid(),
  mailId: z.uuid(),
})

const contactTest = z.strictObject({
  type: z.literal('contact_test'),
  version: z.literal(1),
  tenantId: z.uuid(),
  testId: z.uuid(),
})

export const QueueMessageSchema = z.discriminatedUnion('type', [
  fanOut,
  send,
  tellStores,
  accountMail,
  contactTest,
])
export type ParsedMessage = z.output<typeof QueueMessageSchema>

export const parseMessage = (body: string): ParsedMessage | null => {
  try {
    const parsed = QueueMessageSchema.safeParse(JSON.parse(body))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
