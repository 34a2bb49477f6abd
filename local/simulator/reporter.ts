import { createSign, randomUUID } from 'node:crypto'

import { PublishBatchCommand, SNSClient } from '@aws-sdk/client-sns'

import type { Accept } from './accept-log.ts'

export type Reporter = AsyncDisposable & { report: (message: unknown) => void }

/** SES and SNS say what became of a message. Teams, browsers and webhooks say nothing more once they have answered. */
export const reportable = ({ provider }: Pick<Accept, 'provider'>): boolean =>
  provider === 'ses' || provider === 'sns'

/** For demonstrations: some addresses bounce by themselves. */
export const fateOf = (to: string): 'bounce' | 'delivery' =>
  /^bounce[^@]*@/i.test(to) || /^\+\d*0000$/.test(to) ? 'bounce' : 'delivery'

type ReporterOptions = { endpoint: string; topicArn: string; privateKey: string }

const SIGNED = ['Message', 'MessageId', 'Timestamp', 'TopicArn', 'Type'] as const
const EVERY_MS = 100
const AFTER_FAULT_MS = 1000
const MOST_WAITING = 200_000

/** As SNS would put it on a queue, signature and all. */
const envelopeOf = (message: unknown, { topicArn, privateKey }: Omit<ReporterOptions, 'endpoint'>) => {
  const signed = {
    Type: 'Notification',
    MessageId: randomUUID(),
    TopicArn: topicArn,
    Message: JSON.stringify(message),
    Timestamp: new Date().toISOString(),
  }
  const text = SIGNED.map((name) => `${name}\n${signed[name]}\n`).join('')
  return {
    ...signed,
    SignatureVersion: '2',
    Signature: createSign('RSA-SHA256').update(text).sign(privateKey, 'base64'),
    SigningCertURL: 'https://sns.us-east-1.amazonaws.com/SimpleNotificationService-local.pem',
    UnsubscribeURL: 'https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe',
  }
}

/** Publishes reports, ten at a time. What cannot be published is tried again: a real provider does not forget either. */
export const snsReporter = ({ endpoint, ...signing }: ReporterOptions): Reporter => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const sns = new SNSClient({ region: 'us-east-1', endpoint, credentials, maxAttempts: 1 })
  let waiting: string[] = []
  let timer: NodeJS.Timeout | null = null
  let stopped = false

  const publish = async (): Promise<void> => {
    while (waiting.length > 0 && !stopped) {
      const some = waiting.slice(0, 10)
      await sns.send(
        new PublishBatchCommand({
          TopicArn: signing.topicArn,
          PublishBatchRequestEntries: some.map((Message, i) => ({ Id: String(i), Message })),
        }),
      )
      waiting = waiting.slice(some.length)
    }
  }
  const later = (ms: number): void => {
    timer ??= setTimeout(() => {
      publish().then(
        () => {
          timer = null
          if (waiting.length > 0 && !stopped) later(EVERY_MS)
        },
        () => {
          timer = null
          if (!stopped) later(AFTER_FAULT_MS)
        },
      )
    }, ms).unref()
  }
  return {
    report: (message) => {
      if (waiting.length >= MOST_WAITING) waiting.shift()
      waiting.push(JSON.stringify(envelopeOf(message, signing)))
      later(EVERY_MS)
    },
    [Symbol.asyncDispose]: async () => {
      stopped = true
      if (timer) clearTimeout(timer)
      sns.destroy()
    },
  }
}
