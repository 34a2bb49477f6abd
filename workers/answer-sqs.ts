import type { WorkerProcess } from '#lib/compose.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'
import type { ReceivedMessage } from '#lib/ports/delivery.ts'

import { handleProviderEvents } from './handle-provider-events.ts'
import { handOver } from './hand-over.ts'

/** What SQS hands to a function, as far as it is read here. */
export type SqsEvent = {
  Records: {
    messageId: string
    receiptHandle: string
    body: string
    attributes: { ApproximateReceiveCount: string }
    messageAttributes: Record<string, { stringValue?: string }>
  }[]
}

/** Those that come again; the others are removed by SQS. */
export type SqsAnswer = { batchItemFailures: { itemIdentifier: string }[] }

const received = (record: SqsEvent['Records'][number]): ReceivedMessage => ({
  id: record.messageId,
  receipt: record.receiptHandle,
  body: record.body,
  receiveCount: Number(record.attributes.ApproximateReceiveCount),
  traceparent: record.messageAttributes['traceparent']?.stringValue ?? null,
})

/** One batch of messages, each judged by itself: one that fails takes no other with it. */
export const answerSqs =
  (worker: Pick<WorkerProcess, 'ports' | 'metrics'>, queue: Priority) =>
  async ({ Records }: SqsEvent): Promise<SqsAnswer> => {
    const handle = handOver(worker, queue)
    const failures = await Promise.all(
      Records.map(async (record) => {
        const done = await handle(received(record))
        return done ? [] : [{ itemIdentifier: record.messageId }]
      }),
    )
    return { batchItemFailures: failures.flat() }
  }

/** What providers report, a batch at once: what is not genuine or cannot be read comes again. */
export const answerEvents =
  ({ ports }: Pick<WorkerProcess, 'ports'>) =>
  async ({ Records }: SqsEvent): Promise<SqsAnswer> => {
    const done = new Set(await handleProviderEvents(ports)(Records.map(received)))
    const failures = Records.filter(({ messageId }) => !done.has(messageId))
    return { batchItemFailures: failures.map(({ messageId }) => ({ itemIdentifier: messageId })) }
  }
