import type { WorkerProcess } from '#lib/compose.ts'
import { seconds } from '#lib/domain/duration.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'
import type { ReceivedMessage } from '#lib/ports/delivery.ts'

import { handleMessage } from './handle-message.ts'

// A message in hand is hidden from others for a minute; what takes longer says so in time.
const HEARTBEAT = seconds(20)
const HIDDEN_SECONDS = 60

/** Whether the message is done with; if not, it comes again. Never throws, whoever received it: a loop or a function. */
export const handOver =
  ({ ports, metrics }: Pick<WorkerProcess, 'ports' | 'metrics'>, queue: Priority) =>
  async (message: ReceivedMessage): Promise<boolean> => {
    const fields = { queue, messageId: message.id, attempt: message.receiveCount }
    const count = (outcome: string) => metrics.messages.inc({ queue, type: typeOf(message.body), outcome })
    const stillAtIt = setInterval(() => {
      ports.queue.hide(queue, message.receipt, HIDDEN_SECONDS).catch((error: unknown) => {
        ports.log.warn('queue.hide_failed', { ...fields, error })
      })
    }, HEARTBEAT)
    const ended = ports.sendLimiter.begin(queue)
    try {
      const work = () => handleMessage(ports)(message, queue)
      const outcome = await ports.tracing.span('message.handle', work, {
        traceparent: message.traceparent,
        fields,
      })
      count(outcome)
      return outcome === 'done'
    } catch (error) {
      count('failed')
      ports.log.error('message.failed', { ...fields, error })
      return false
    } finally {
      clearInterval(stillAtIt)
      ended()
    }
  }

const typeOf = (body: string): string => /"type":\s*"(\w{1,20})"/.exec(body)?.[1] ?? 'unknown'
