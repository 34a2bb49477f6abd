import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  QueueNameExists,
  SetQueueAttributesCommand,
  SQSClient,
  type QueueAttributeName,
} from '@aws-sdk/client-sqs'

const PRIORITIES = ['high', 'medium', 'low'] as const

export type QueueUrls = Record<(typeof PRIORITIES)[number], string>

type Attributes = Partial<Record<QueueAttributeName, string>>

const DEAD_LETTERS: Attributes = { MessageRetentionPeriod: String(14 * 24 * 3600) }

// A delivery counts its own attempts; five receives without an end mean that a message kills its worker.
const working = (deadLetterArn: string): Attributes => ({
  VisibilityTimeout: '60',
  RedrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetterArn, maxReceiveCount: 5 }),
})

const ensureQueue = async (sqs: SQSClient, QueueName: string, Attributes: Attributes): Promise<string> => {
  try {
    return (await sqs.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl ?? ''
  } catch (error) {
    if (!(error instanceof QueueNameExists)) throw error
    const { QueueUrl = '' } = await sqs.send(new GetQueueUrlCommand({ QueueName })) // Made by an older version.
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }))
    return QueueUrl
  }
}

const arnOf = async (sqs: SQSClient, QueueUrl: string): Promise<string> => {
  const answer = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }))
  return answer.Attributes?.['QueueArn'] ?? ''
}

// The emulator remembers the port at which a queue was made, and that may be another one today.
const reachable = (queueUrl: string, endpoint: string | undefined): string =>
  endpoint === undefined ? queueUrl : new URL(new URL(queueUrl).pathname, endpoint).toString()

export type QueueOptions = {
  prefix: string
  region: string
  /** The emulator's address; none when the queues are real, and then the SDK finds them. */
  emulator: string | undefined
}

/** The three queues and their dead-letter queues, made if they are missing; safe to call again at any time. */
export const ensureQueues = async ({ prefix, region, emulator }: QueueOptions): Promise<QueueUrls> => {
  const local = { endpoint: emulator, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
  const sqs = new SQSClient({ region, ...(emulator === undefined ? {} : local) })
  try {
    const urls: Partial<QueueUrls> = {}
    for (const priority of PRIORITIES) {
      const name = `${prefix}-${priority}`
      const deadLetterArn = await arnOf(sqs, await ensureQueue(sqs, `${name}-dlq`, DEAD_LETTERS))
      urls[priority] = reachable(await ensureQueue(sqs, name, working(deadLetterArn)), emulator)
    }
    return urls as QueueUrls
  } finally {
    sqs.destroy()
  }
}
