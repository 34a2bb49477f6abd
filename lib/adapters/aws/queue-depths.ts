import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs'

import { PRIORITIES } from '#lib/domain/recall/recall.ts'
import type { QueueDepths } from '#lib/ports/operations.ts'

import type { QueueUrls } from './sqs-queue.ts'

/** As SQS counts them, which is about right and never exact. */
export const sqsDepths = (client: SQSClient, urls: QueueUrls, deadUrls: QueueUrls): QueueDepths => {
  const count = async (QueueUrl: string): Promise<{ waiting: number; inFlight: number }> => {
    const { Attributes = {} } = await client.send(
      new GetQueueAttributesCommand({
        QueueUrl,
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      }),
    )
    return {
      waiting: Number(Attributes['ApproximateNumberOfMessages'] ?? 0),
      inFlight: Number(Attributes['ApproximateNumberOfMessagesNotVisible'] ?? 0),
    }
  }
  const depth = async (queue: (typeof PRIORITIES)[number]) => {
    const [alive, dead] = await Promise.all([count(urls[queue]), count(deadUrls[queue])])
    return { queue, ...alive, dead: dead.waiting + dead.inFlight }
  }
  return () => Promise.all(PRIORITIES.map(depth)).catch(() => null)
}
