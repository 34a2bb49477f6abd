import { describe, expect, test } from 'vitest'

import type { Duration } from '#lib/domain/duration.ts'
import type { QueueMessage } from '#lib/domain/delivery/message.ts'
import type { Queue, ReceivedMessage } from '#lib/ports/delivery.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'

export type QueueGround = AsyncDisposable & {
  queue: Queue
  /** How long a message that was received stays hidden. */
  visibility: Duration
  wait: (duration: Duration) => Promise<void>
}

const TENANT = '019aa000-0000-7000-8000-000000000001'
const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'

const entry = (n: number, recallId = `recall-${n}`) => {
  const message: QueueMessage = { type: 'fan_out', version: 1, tenantId: TENANT, recallId, recallVersion: n }
  return { id: `entry-${n}`, tenantId: TENANT, message, traceparent: n % 2 === 1 ? TRACE : null }
}

const bodies = (messages: ReceivedMessage[]) =>
  messages.map(({ body }) => (JSON.parse(body) as { recallId: string }).recallId).toSorted()

/** Several polls: one of them may find less than there is. */
const receiveAll = async (queue: Queue, priority: Priority): Promise<ReceivedMessage[]> => {
  const all: ReceivedMessage[] = []
  for (
    let some = await queue.receive(priority, 10, 0);
    some.length > 0;
    some = await queue.receive(priority, 10, 0)
  )
    all.push(...some)
  return all
}

/** What every queue promises. A further one is a further line in queue.test.ts. */
export const queueContract = (name: string, open: () => Promise<QueueGround>): void => {
  describe(name, () => {
    test('hands over what was published, on its own queue, with its trace', async () => {
      await using ground = await open()
      const { queue } = ground
      expect(await queue.publish('high', [entry(1), entry(2)])).toEqual(['entry-1', 'entry-2'])
      expect(await receiveAll(queue, 'medium')).toEqual([])
      const received = await receiveAll(queue, 'high')
      const [first, second] = received.toSorted((a, b) => a.body.localeCompare(b.body))
      expect(JSON.parse(first?.body ?? '')).toEqual(entry(1).message)
      expect([first?.traceparent, second?.traceparent]).toEqual([TRACE, null])
      expect(received.map(({ receiveCount }) => receiveCount)).toEqual([1, 1])
    })

    test('hides what was received for a while; then it comes again, and counts it', async () => {
      await using ground = await open()
      const { queue, visibility, wait } = ground
      await queue.publish('medium', [entry(1)])
      const [first] = await receiveAll(queue, 'medium')
      expect(await receiveAll(queue, 'medium')).toEqual([])
      await wait(visibility)
      const [again] = await receiveAll(queue, 'medium')
      expect(again).toMatchObject({ body: first?.body, receiveCount: 2 })
      expect(again?.receipt).not.toBe(first?.receipt)
    })

    test('forgets what was removed, and does not mind hearing it twice', async () => {
      await using ground = await open()
      const { queue, visibility, wait } = ground
      await queue.publish('low', [entry(1), entry(2)])
      const received = await receiveAll(queue, 'low')
      const gone = received.find(({ body }) => body.includes('recall-1'))?.receipt ?? ''
      await queue.remove('low', [gone])
      await queue.remove('low', [gone])
      await queue.remove('low', [])
      await wait(visibility)
      const left = await receiveAll(queue, 'low')
      expect(bodies(left)).toEqual(['recall-2'])
      await queue.remove(
        'low',
        left.map(({ receipt }) => receipt),
      )
      await wait(visibility)
      expect(await receiveAll(queue, 'low')).toEqual([])
    })

    test('gives no more at once than was asked for, and never more than ten', async () => {
      await using ground = await open()
      const { queue } = ground
      const many = Array.from({ length: 25 }, (_, i) => entry(i + 1))
      for (let from = 0; from < 25; from += 10) await queue.publish('high', many.slice(from, from + 10))
      expect((await queue.receive('high', 3, 0)).length).toBeLessThanOrEqual(3)
      expect((await queue.receive('high', 50, 0)).length).toBeLessThanOrEqual(10)
      const rest = await receiveAll(queue, 'high')
      await queue.remove(
        'high',
        rest.map(({ receipt }) => receipt),
      ) // More than ten at once.
      expect(await receiveAll(queue, 'high')).toEqual([])
    })

    test('takes a batch in part, and names what it took', async () => {
      await using ground = await open()
      const { queue } = ground
      const taken = await queue.publish('high', [
        entry(1),
        entry(2, 'a body that cannot travel: \uFFFE'),
        entry(3),
      ])
      expect(taken.toSorted()).toEqual(['entry-1', 'entry-3'])
      expect(bodies(await receiveAll(queue, 'high'))).toEqual(['recall-1', 'recall-3'])
    })

    test('answers when it is asked whether it is there, and says nothing when it has nothing', async () => {
      await using ground = await open()
      expect(await ground.queue.ping()).toBe(true)
      expect(await ground.queue.receive('high', 10, 0)).toEqual([])
    })
  })
}
