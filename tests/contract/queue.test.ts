import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

import { SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs'
import { expect, test, vi } from 'vitest'

import { openSqs, sqsQueue } from '#lib/adapters/aws/sqs-queue.ts'
import { memoryQueue } from '#lib/adapters/memory/memory-queue.ts'
import { minutes, seconds } from '#lib/domain/duration.ts'
import { ensureQueues } from '#local/queues.ts'
import { ground } from '#tests/support/ground.ts'
import { handClock } from '#tests/support/world-time.ts'

import { queueContract, type QueueGround } from './queue-contract.ts'

const memoryGround = async (): Promise<QueueGround> => {
  const clock = handClock('2026-03-02T08:00-06:00[America/Chicago]')
  return {
    queue: memoryQueue(clock, minutes(1)),
    visibility: minutes(1),
    wait: async (duration) => clock.advance(duration),
    [Symbol.asyncDispose]: async () => undefined,
  }
}

const emulated = () => {
  vi.stubEnv('AWS_ENDPOINT_URL_SQS', ground().sqsUrl)
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local')
  return openSqs('us-east-1')
}

const sqsGround = async (): Promise<QueueGround> => {
  const client = emulated()
  const urls = await ensureQueues({
    prefix: randomUUID(),
    region: 'us-east-1',
    endpoint: ground().sqsUrl,
    pretend: true,
  })
  const impatient = (QueueUrl: string) =>
    client.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: '1' } }))
  await Promise.all(Object.values(urls).map(impatient))
  return {
    queue: sqsQueue(client, urls),
    visibility: seconds(1),
    wait: (duration) => sleep(duration + 100),
    [Symbol.asyncDispose]: async () => client.destroy(),
  }
}

queueContract('the queue in memory', memoryGround)
queueContract('the queues of SQS', sqsGround)

test('a long poll ends when it is told to stop', async () => {
  await using sqs = await sqsGround()
  const stop = new AbortController()
  const waiting = sqs.queue.receive('high', 10, 20, stop.signal)
  setTimeout(() => stop.abort(), 50)
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
})

test('queues that are away say so, and do not throw when they are only asked', async () => {
  const url = 'http://127.0.0.1:9/000000000000/gone'
  const client = new SQSClient({
    region: 'us-east-1',
    endpoint: 'http://127.0.0.1:9',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  })
  const queue = sqsQueue(client, { high: url, medium: url, low: url })
  expect(await queue.ping()).toBe(false)
  await expect(queue.receive('high', 10, 0)).rejects.toThrow('ECONNREFUSED')
  client.destroy()
})
