import { mkdtempSync, rmSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'

import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { ensureBucket } from '#local/bucket.ts'
import { freePort } from '#local/ports.ts'
import { ensureQueues } from '#local/queues.ts'
import { startSqs } from '#local/sqs.ts'

let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sqs-'))
})

afterEach(() => rmSync(dataDir, { recursive: true }))

const client = (endpoint: string) =>
  new SQSClient({
    region: 'us-east-1',
    endpoint,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })

const queuesAt = (endpoint: string) =>
  ensureQueues({ prefix: 'try', region: 'us-east-1', endpoint, pretend: true })

test('queues are made once, lead to their dead-letter queues, and keep their messages on another port', async () => {
  const first = await startSqs({ dataDir, port: 0 })
  const urls = await queuesAt(first.url)
  expect(urls).toEqual({
    high: `${first.url}/000000000000/try-high`,
    medium: `${first.url}/000000000000/try-medium`,
    low: `${first.url}/000000000000/try-low`,
  })
  const sqs = client(first.url)
  const AttributeNames = ['RedrivePolicy' as const, 'VisibilityTimeout' as const]
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: urls.high, AttributeNames }),
  )
  expect(Attributes).toEqual({
    VisibilityTimeout: '60',
    RedrivePolicy:
      '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:try-high-dlq","maxReceiveCount":5}',
  })
  await sqs.send(new SendMessageCommand({ QueueUrl: urls.high, MessageBody: 'still here' }))
  await first[Symbol.asyncDispose]()

  await using second = await startSqs({ dataDir, port: await freePort() })
  const { high } = await queuesAt(second.url)
  const { Messages } = await client(second.url).send(new ReceiveMessageCommand({ QueueUrl: high }))
  expect(Messages?.map(({ Body }) => Body)).toEqual(['still here'])
})

test('it listens on loopback only', async () => {
  await using sqs = await startSqs({ dataDir, port: 0 })
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4')
  if (outside) await expect(fetch(`http://${outside.address}:${sqs.port}/health`)).rejects.toThrow()
  expect((await fetch(`${sqs.url}/health`)).status).toBe(200)
})

test('the pages of the console may send it files, and those of nobody else', async () => {
  const pages = 'http://localhost:3000'
  await using sqs = await startSqs({ dataDir, port: 0, pages })
  const place = { region: 'us-east-1', endpoint: sqs.url, pretend: true, origin: pages }
  await ensureBucket({ ...place, name: 'try-files' })
  const may = async (method: string, origin: string) => {
    const body = method === 'PUT' || method === 'POST' ? { body: 'x' } : {}
    const address = `${sqs.url}/try-files/incoming/1`
    const asked = await fetch(address, { method, headers: { origin }, ...body })
    return [asked.status, asked.headers.get('access-control-allow-origin')]
  }
  expect(await may('OPTIONS', pages)).toEqual([204, pages])
  expect(await may('PUT', pages)).toEqual([200, pages])
  for (const [method, origin] of [
    ['OPTIONS', 'http://elsewhere.example'],
    ['PUT', 'http://elsewhere.example'],
    ['GET', pages],
    ['POST', pages],
  ] as const)
    expect(await may(method, origin)).toEqual([expect.any(Number), null])
})
