import { parseMessage } from '#lib/contracts/message.ts'
import type { WorkerPorts } from '#lib/compose.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'
import { assertNever } from '#lib/domain/result.ts'
import type { ReceivedMessage } from '#lib/ports/delivery.ts'
import { fanOut } from '#lib/use-cases/delivery/fan-out.ts'
import { planFollowUp } from '#lib/use-cases/delivery/plan-follow-up.ts'
import { sendAccountMail } from '#lib/use-cases/delivery/send-account-mail.ts'
import { sendContactTest } from '#lib/use-cases/delivery/send-contact-test.ts'
import { sendDeliveries } from '#lib/use-cases/delivery/send-deliveries.ts'

/**
 * `done`: remove the message; what remains to be done stands in the database.
 * `again`: leave it; it comes back by itself and, after five times, goes to the dead-letter queue.
 */
export type HandlerOutcome = 'done' | 'again'

/** From a message to its use case. A message that cannot be read is left for the dead-letter queue, not thrown away. */
export const handleMessage =
  (ports: WorkerPorts) =>
  async (received: ReceivedMessage, queue: Priority): Promise<HandlerOutcome> => {
    const message = parseMessage(received.body)
    if (!message) {
      ports.log.error('message.unreadable', { messageId: received.id, attempt: received.receiveCount })
      return 'again'
    }
    switch (message.type) {
      case 'fan_out':
        await fanOut(ports)(message)
        return 'done'
      case 'send':
        await sendDeliveries(ports)(message, queue)
        return 'done'
      case 'tell_stores':
        await planFollowUp(ports)(message)
        return 'done'
      case 'account_mail':
        await sendAccountMail(ports)(message)
        return 'done'
      case 'contact_test':
        await sendContactTest(ports)(message)
        return 'done'
      default:
        return assertNever(message)
    }
  }
