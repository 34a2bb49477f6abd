import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns'
import { SQSClient } from '@aws-sdk/client-sqs'

import { arnOf, DEAD_LETTERS, ensureQueue, working } from './queues.ts'

const ACCOUNT = '000000000000'

/** Where the emulator will have them: it names by account and name alone. */
export const eventsPlace = (prefix: string, endpoint: string) => ({
  topicArn: `arn:aws:sns:us-east-1:${ACCOUNT}:${prefix}-events`,
  queueUrl: `${endpoint}/${ACCOUNT}/${prefix}-events`,
})

type EventsOptions = { prefix: string; region: string; endpoint: string }

/**
 * The topic that providers report to, and the queue that subscribes to it, with its dead letters. Raw, because the emulator
 * has no key to sign with: the simulator publishes the whole envelope, signed, as SNS would put it on the queue.
 */
export const ensureEvents = async ({ prefix, region, endpoint }: EventsOptions): Promise<void> => {
  const client = { region, endpoint, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
  const sns = new SNSClient(client)
  const sqs = new SQSClient(client)
  try {
    const place = { sqs, endpoint }
    const name = `${prefix}-events`
    const deadLetterArn = await arnOf(place, await ensureQueue(place, `${name}-dlq`, DEAD_LETTERS))
    const queueArn = await arnOf(place, await ensureQueue(place, name, working(deadLetterArn)))
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: name }))
    await sns.send(
      new SubscribeCommand({
        TopicArn,
        Protocol: 'sqs',
        Endpoint: queueArn,
        Attributes: { RawMessageDelivery: 'true' },
      }),
    )
  } finally {
    sns.destroy()
    sqs.destroy()
  }
}
