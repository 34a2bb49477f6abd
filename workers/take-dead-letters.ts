import { judgeDeadLetter } from '#lib/contracts/judge-dead-letter.ts'
import type { WorkerPorts } from '#lib/compose.ts'
import { PRIORITIES, type Priority } from '#lib/domain/recall/recall.ts'

const AT_ONCE = 10
const WAIT_SECONDS = 1

type Needs = Pick<WorkerPorts, 'deadQueue' | 'deadLetters' | 'clock' | 'random' | 'log'>

/** Keeps what the queues gave up on, so that it is nobody's forgotten heap. Answers how many there were. */
export const takeDeadLetters = async (ports: Needs): Promise<number> => {
  const taken = await Promise.all(PRIORITIES.map((queue) => takeFrom(ports, queue)))
  return taken.reduce((sum, count) => sum + count, 0)
}

const takeFrom = async (ports: Needs, queue: Priority): Promise<number> => {
  const { deadQueue, deadLetters, clock, random, log } = ports
  const messages = await deadQueue.receive(queue, AT_ONCE, WAIT_SECONDS)
  if (messages.length === 0) return 0
  const letters = messages.map(({ id, body, receiveCount }) => ({
    id: random.id(),
    messageId: id,
    queue,
    receiveCount,
    at: clock.now(),
    ...judgeDeadLetter(body, receiveCount),
  }))
  await deadLetters.keep(letters)
  // After the commit. Whoever dies in between meets it again, and finds it kept.
  await deadQueue.remove(
    queue,
    messages.map(({ receipt }) => receipt),
  )
  for (const { messageId, type } of letters) log.warn('message.dead', { queue, messageId, type })
  return messages.length
}
