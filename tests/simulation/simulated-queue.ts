import { memoryQueue, type MemoryQueue } from '#lib/adapters/memory/memory-queue.ts'
import { seconds } from '#lib/domain/duration.ts'
import type { Queue } from '#lib/ports/delivery.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'

import type { Course, Loop, SimulatedWorker } from './course-parts.ts'

const VISIBILITY = seconds(60)
// As the queues are made: what was received so often goes to the dead letters.
const MOST_RECEIVES = 5

type Entries = Parameters<Queue['publish']>[1]

/** The queue's twin, as unreliable as the plan of the course says. */
export const simulatedQueue = (course: Course): MemoryQueue => {
  const { time, plan, met, happens } = course
  const queue = memoryQueue({ now: () => time.date() }, VISIBILITY)
  const deliver = async (priority: Priority, entries: Entries): Promise<void> => {
    for (const entry of entries) {
      if (happens(plan.queue.loss, 'queue: lost')) continue
      const put = () => void queue.publish(priority, [entry])
      if (happens(plan.queue.duplicate, 'queue: twice')) put()
      if (happens(plan.queue.delay, 'queue: late')) time.at(time.now + time.between(1, seconds(90)), put)
      else put()
    }
  }
  return {
    ...queue,
    publish: async (priority, entries) => {
      const partial = happens(plan.queue.partial, 'queue: taken in part')
      const taken = partial ? entries.filter(() => time.random() < 0.5) : entries
      await deliver(priority, taken)
      return taken.map(({ id }) => id)
    },
    receive: async (...asked) => {
      const received = await queue.receive(...asked)
      const dead = received.filter(({ receiveCount }) => receiveCount > MOST_RECEIVES)
      if (dead.length > 0) met('queue: dead letter')
      await queue.remove(
        asked[0],
        dead.map(({ receipt }) => receipt),
      )
      const alive = received.filter((message) => !dead.includes(message))
      return alive.map((message) =>
        happens(plan.queue.lie, 'queue: wrong count')
          ? { ...message, receiveCount: time.between(1, 9) }
          : message,
      )
    },
  }
}

/** A long poll: answers once the queue has something. */
export const untilVisible = (course: Course, worker: SimulatedWorker, kind: Priority): Promise<void> =>
  new Promise((resolve) => {
    const waiting: Loop = {
      worker,
      kind,
      busy: false,
      notBefore: course.time.now,
      turn: () => {
        course.loops.splice(course.loops.indexOf(waiting), 1)
        resolve()
      },
    }
    course.loops.push(waiting)
  })
