import type { Priority } from '../recall/recall.ts'
import type { SendingChannel } from '../channel/channel.ts'

/** What travels on the queues. Small: it names rows, the truth stays in the database. */
export type QueueMessage =
  | { type: 'fan_out'; version: 1; tenantId: string; recallId: string; recallVersion: number }
  | { type: 'send'; version: 1; tenantId: string; channel: SendingChannel; deliveryIds: string[] }
  | { type: 'tell_stores'; version: 1; tenantId: string; followUpId: string }
  | { type: 'account_mail'; version: 1; tenantId: string; mailId: string }
  | { type: 'contact_test'; version: 1; tenantId: string; testId: string }

export type OutboxMessage = { priority: Priority; message: QueueMessage }

/** As many as one claim takes, and one queue message names. */
export const SEND_BATCH = 200
