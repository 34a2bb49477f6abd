import { z } from 'zod'

import { MOST_KEPT } from '#lib/domain/operations/dead-letter.ts'
import { isStorable } from '#lib/domain/storable-text.ts'

import { QueueMessageSchema } from './message.ts'

type Judged = { tenantId: string | null; type: string; body: string; reason: string; deliveryIds: string[] }

const Named = z.object({
  type: z.string().max(40).regex(/^\w+$/).catch('unknown'),
  tenantId: z.uuid().nullable().catch(null),
})

const jsonOf = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** What a message that a queue gave up on says, as far as it says anything. */
export const judgeDeadLetter = (text: string, receiveCount: number): Judged => {
  // Postgres takes no NUL; whoever reads it sees that something was there.
  const body = (isStorable(text) ? text : text.toWellFormed().replaceAll('\0', '�')).slice(0, MOST_KEPT)
  const json = jsonOf(text)
  const named = Named.safeParse(json)
  if (!named.success)
    return {
      tenantId: null,
      type: 'unknown',
      body,
      reason: 'Unreadable: not a JSON object.',
      deliveryIds: [],
    }
  const { type, tenantId } = named.data
  const message = QueueMessageSchema.safeParse(json)
  if (!message.success) {
    const [issue] = message.error.issues
    const where = issue?.path.join('.') ?? ''
    return {
      tenantId,
      type,
      body,
      reason: `Invalid message: ${where ? `${where}: ` : ''}${issue?.message ?? 'unknown format'}.`,
      deliveryIds: [],
    }
  }
  return {
    tenantId,
    type,
    body,
    reason: `Received ${receiveCount === 1 ? 'once' : `${receiveCount} times`} and never finished: it failed, or its worker crashed.`,
    deliveryIds: message.data.type === 'send' ? message.data.deliveryIds : [],
  }
}
