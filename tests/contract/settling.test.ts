import { expect, test } from 'vitest'

import { memoryQueue } from '#lib/adapters/memory/memory-queue.ts'
import { createMetrics } from '#lib/adapters/observability/metrics.ts'
import type { WorkerProcess } from '#lib/compose.ts'
import type { ReceivedMessage } from '#lib/ports/delivery.ts'
import { answerSqs } from '#workers/answer-sqs.ts'
import { pollLoop } from '#workers/poll-loop.ts'

// Whoever receives a message, a loop or a function: what becomes of it is the same.

const TENANT = '019aa000-0000-7000-8000-000000000001'
const GOOD = '019aa000-0000-7000-8000-00000000000a'
const FATAL = '019aa000-0000-7000-8000-00000000000b'

const fanOut = (recallId: string) => ({
  type: 'fan_out',
  version: 1,
  tenantId: TENANT,
  recallId,
  recallVersion: 1,
})

const MESSAGES = {
  done: fanOut(GOOD),
  thrown: fanOut(FATAL),
  unreadable: 'no object',
  fromTheFuture: { ...fanOut(GOOD), version: 2 },
  'done too': fanOut(GOOD),
}
const COMES_AGAIN = ['fromTheFuture', 'thrown', 'unreadable']

const metrics = createMetrics('settling')

const workerOf = async () => {
  const clock = { now: () => new Date('2026-03-02T14:00:00Z') }
  const queue = memoryQueue(clock)
  const handled: string[] = []
  const entries = Object.entries(MESSAGES).map(([id, message]) => ({
    id,
    tenantId: TENANT,
    message: message as never,
    traceparent: null,
  }))
  await queue.publish('high', entries)
  const ports = {
    clock,
    queue,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    tracing: { span: (_: string, work: () => unknown) => work(), traceparent: () => null },
    sendLimiter: { begin: () => () => undefined },
    deliveries: {
      fanOut: async ({ recallId }: { recallId: string }) => {
        handled.push(recallId)
        if (recallId === FATAL) throw new Error('The database went away.')
        return 1
      },
    },
  }
  // Only what these messages ask for.
  return { worker: { ports, metrics } as unknown as WorkerProcess, queue, handled }
}

const byLoop = async () => {
  const { worker, queue, handled } = await workerOf()
  const stop = new AbortController()
  const removed: string[] = []
  const given: ReceivedMessage[] = []
  // All of them, then the end.
  worker.ports.queue = {
    ...queue,
    receive: async (...asked) => {
      const some = await queue.receive(...asked)
      given.push(...some)
      if (some.length === 0) stop.abort()
      return some
    },
    remove: async (_, receipts) => void removed.push(...receipts),
  }
  await pollLoop(worker, 'high', 3, stop.signal)
  const again = given.filter(({ receipt }) => !removed.includes(receipt)).map(({ id }) => id)
  return { again: again.toSorted(), handled: handled.toSorted() }
}

const byFunction = async () => {
  const { worker, queue, handled } = await workerOf()
  const Records = (await queue.receive('high', 10, 0)).map((message) => ({
    messageId: message.id,
    receiptHandle: message.receipt,
    body: message.body,
    attributes: { ApproximateReceiveCount: String(message.receiveCount) },
    messageAttributes: {},
  }))
  const { batchItemFailures } = await answerSqs(worker, 'high')({ Records })
  const again = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
  return { again: again.toSorted(), handled: handled.toSorted() }
}

test('the loop and the function settle the same messages alike', async () => {
  const [loop, lambda] = [await byLoop(), await byFunction()]
  expect(loop).toEqual({ again: COMES_AGAIN, handled: [GOOD, GOOD, FATAL] })
  expect(lambda).toEqual(loop)
})

test('a batch of nothing is answered with nothing', async () => {
  const { worker } = await workerOf()
  expect(await answerSqs(worker, 'low')({ Records: [] })).toEqual({ batchItemFailures: [] })
})
