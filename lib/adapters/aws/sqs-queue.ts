import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'

import type { Priority } from '#lib/domain/recall/recall.ts'
import type { Queue, ReceivedMessage } from '#lib/ports/delivery.ts'
import type { EventQueue } from '#lib/ports/provider-events.ts'

import { failpoint } from '../system/failpoint.ts'

const PING_MS = 2000

export type QueueUrls = Record<Priority, string>

/** The endpoint comes from the environment (AWS_ENDPOINT_URL_SQS), as the SDK reads it itself. */
export const openSqs = (region: string): SQSClient => new SQSClient({ region, maxAttempts: 3 })

export const sqsQueue = (client: SQSClient, urls: QueueUrls): Queue => ({
  publish: async (priority, entries) => {
    const { Successful } = await client.send(
      new SendMessageBatchCommand({
        QueueUrl: urls[priority],
        Entries: entries.map(({ id, tenantId, message, traceparent }) => ({
          Id: id,
          MessageBody: JSON.stringify(message),
          // Fair queues: one tenant's flood does not hold up another's single message.
          MessageGroupId: tenantId,
          ...(traceparent
            ? { MessageAttributes: { traceparent: { DataType: 'String', StringValue: traceparent } } }
            : {}),
        })),
      }),
    )
    // A batch may be taken in part: what is not named here stays in the outbox.
    return (Successful ?? []).flatMap(({ Id }) => (Id ? [Id] : []))
  },

  receive: (priority, max, waitSeconds, signal) =>
    receive(client, urls[priority], Math.min(max, 10), waitSeconds, signal),

  remove: (priority, receipts) => {
    failpoint('after_commit_before_message_removal')
    return remove(client, urls[priority], receipts)
  },

  hide: async (priority, ReceiptHandle, VisibilityTimeout) => {
    await client.send(
      new ChangeMessageVisibilityCommand({ QueueUrl: urls[priority], ReceiptHandle, VisibilityTimeout }),
    )
  },

  ping: () => {
    const asked = new GetQueueAttributesCommand({ QueueUrl: urls.high, AttributeNames: ['QueueArn'] })
    // A queue that hangs would keep each question that it is asked.
    return client.send(asked, { abortSignal: AbortSignal.timeout(PING_MS) }).then(
      () => true,
      () => false,
    )
  },
})

/** The queue that subscribes to what providers report. */
export const sqsEventQueue = (client: SQSClient, url: string): EventQueue => ({
  receive: (waitSeconds, signal) => receive(client, url, 10, waitSeconds, signal),
  remove: (receipts) => remove(client, url, receipts),
})

const receive = async (
  client: SQSClient,
  QueueUrl: string,
  MaxNumberOfMessages: number,
  WaitTimeSeconds: number,
  signal?: AbortSignal,
): Promise<ReceivedMessage[]> => {
  const { Messages } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages,
      WaitTimeSeconds,
      MessageSystemAttributeNames: ['ApproximateReceiveCount'],
      MessageAttributeNames: ['traceparent'],
    }),
    signal ? { abortSignal: signal } : {},
  )
  return (Messages ?? []).map((message) => ({
    id: message.MessageId ?? '',
    receipt: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    receiveCount: Number(message.Attributes?.ApproximateReceiveCount ?? 1),
    traceparent: message.MessageAttributes?.['traceparent']?.StringValue ?? null,
  }))
}

const remove = async (client: SQSClient, QueueUrl: string, receipts: string[]): Promise<void> => {
  for (let from = 0; from < receipts.length; from += 10) {
    const some = receipts.slice(from, from + 10)
    const Entries = some.map((ReceiptHandle, i) => ({ Id: String(i), ReceiptHandle }))
    await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }))
  }
}
