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

export const DEAD_LETTERS: Attributes = { MessageRetentionPeriod: String(14 * 24 * 3600) }

// A delivery counts its own attempts; five receives without an end mean that a message kills its worker.
export const working = (deadLetterArn: string): Attributes => ({
  VisibilityTimeout: '60',
  RedrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetterArn, maxReceiveCount: 5 }),
})

// An emulator may remember another port, or name itself by a host that does not resolve; the path is what counts.
const reachable = (queueUrl: string | undefined, endpoint: string | undefined): string =>
  endpoint === undefined ? (queueUrl ?? '') : new URL(new URL(queueUrl ?? '').pathname, endpoint).toString()

export type Place = { sqs: SQSClient; endpoint: string | undefined }

export const ensureQueue = async (
  { sqs, endpoint }: Place,
  QueueName: string,
  Attributes: Attributes,
): Promise<string> => {
  try {
    return reachable((await sqs.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl, endpoint)
  } catch (error) {
    if (!(error instanceof QueueNameExists)) throw error
    const made = await sqs.send(new GetQueueUrlCommand({ QueueName })) // By an older version, with other attributes.
    const QueueUrl = reachable(made.QueueUrl, endpoint)
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }))
    return QueueUrl
  }
}

export const arnOf = async ({ sqs }: Place, QueueUrl: string): Promise<string> => {
  const answer = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }))
  return answer.Attributes?.['QueueArn'] ?? ''
}

export type QueueOptions = {
  prefix: string
  region: string
  /** Where SQS is, when it is not where the SDK would look by itself. */
  endpoint: string | undefined
  /** The emulator takes any credentials; with the real service they are those of the environment. */
  pretend: boolean
}

/** The three queues and their dead-letter queues, made if they are missing; safe to call again at any time. */
export const ensureQueues = async ({
  prefix,
  region,
  endpoint,
  pretend,
}: QueueOptions): Promise<QueueUrls> => {
  const credentials = pretend ? { credentials: { accessKeyId: 'local', secretAccessKey: 'local' } } : {}
  const sqs = new SQSClient({ region, ...credentials, ...(endpoint === undefined ? {} : { endpoint }) })
  const place = { sqs, endpoint }
  try {
    const urls: Partial<QueueUrls> = {}
    for (const priority of PRIORITIES) {
      const name = `${prefix}-${priority}`
      const deadLetterArn = await arnOf(place, await ensureQueue(place, `${name}-dlq`, DEAD_LETTERS))
      urls[priority] = await ensureQueue(place, name, working(deadLetterArn))
    }
    return urls as QueueUrls
  } finally {
    sqs.destroy()
  }
}
