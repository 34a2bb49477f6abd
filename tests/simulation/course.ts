import type { MemoryQueue } from '#lib/adapters/memory/memory-queue.ts'
import { days } from '#lib/domain/duration.ts'
import { memoryRetailer } from '#tests/support/memory-retailer.ts'

import type { Course } from './course-parts.ts'
import { drawPlan, type Mood } from './course-plan.ts'
import { noHits } from './hits.ts'
import { nextLoop, startLoops } from './loops.ts'
import { layOut } from './scenario.ts'
import { onlooker } from './seen.ts'
import { simulatedQueue } from './simulated-queue.ts'
import { VirtualTime } from './virtual-time.ts'

const BEGIN = new Date('2026-03-02T14:00:00Z')
// A delivery of low priority is tried for three days; after this, whatever is left was forgotten.
const LONGEST = days(4)
const MOST_STEPS = 400_000

export const openCourse = (seed: number, mood?: Mood): Course => {
  const time = new VirtualTime(seed, BEGIN)
  const plan = drawPlan(time, mood)
  const retailer = memoryRetailer()
  const { tables } = retailer
  const hits = noHits()
  const course: Course = {
    seed,
    time,
    plan,
    retailer,
    hits,
    loops: [],
    workers: [],
    cameToRest: false,
    steps: 0,
    queue: undefined as unknown as MemoryQueue, // Made below: it asks the course what happens.
    seen: onlooker(time, tables, () => plan.quietFrom),
    met: (point) => void (hits[point] = (hits[point] ?? 0) + 1),
    happens: (probability, point) => {
      if (probability === 0 || time.now >= plan.faultsUntil || time.random() >= probability) return false
      course.met(point)
      return true
    },
    kill: (worker) => {
      worker.dead = true
      worker.stop.abort()
      course.loops = course.loops.filter((loop) => loop.worker !== worker)
      time.at(time.now + time.between(500, 5000), () => startLoops(course))
    },
    nextId: tables.nextId,
    staleness: (id) => staleness(course, id),
    keepingEnds: async (work) => {
      const answer = await work()
      noteEnds(course)
      return answer
    },
  }
  course.queue = simulatedQueue(course)
  return course
}

const staleness = ({ retailer: { tables } }: Course, id: string): string | null => {
  const row = tables.deliveries.get(id)
  const recall = row && tables.recalls.get(row.recallId)
  const notice = row && tables.notices.get(row.noticeId)
  if (!row || !recall || !notice) return 'unknown to anybody'
  if (tables.contacts.get(row.contactId)?.disabledBecause) return 'contact disabled'
  if (row.purpose === 'stand_down') return null
  if (recall.status !== 'issued') return 'recall closed'
  if (recall.version !== row.version) return 'an older version'
  return row.purpose === 'notice' && notice.state === 'acknowledged' ? 'the store has answered' : null
}

const noteEnds = ({ retailer: { tables }, seen }: Course): void => {
  for (const { id, state, settledAt } of tables.deliveries.values()) {
    const ended = seen.ended.get(id)
    if (ended !== undefined && ended !== state) seen.revived.push(`${id} was ${ended}, and then ${state}`)
    if (settledAt !== null) seen.ended.set(id, state)
  }
}

/** Runs it until all is quiet, done, and nothing is left anywhere. */
export const runCourse = async (course: Course): Promise<void> => {
  const { time, plan } = course
  layOut(course)
  for (let n = 0; n < plan.workers; n += 1) startLoops(course)
  const end = plan.quietFrom + LONGEST
  while (course.steps < MOST_STEPS) {
    course.steps += 1
    if (time.now >= plan.quietFrom && isDone(course)) {
      course.cameToRest = true
      return
    }
    const next = nextLoop(course)
    if (Math.min(next.at, time.nextAt()) > end) return
    if (next.loop && next.at < time.nextAt()) {
      time.now = Math.max(time.now, next.at)
      next.loop.turn()
    } else time.step()
    await settled()
  }
}

// Everything that can go on without time passing has gone on once the event loop comes round.
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const isDone = ({ retailer: { tables }, queue, loops, workers, plan }: Course): boolean => {
  if (tables.outbox.length > 0 || tables.leases.size > 0 || queue.size() > 0) return false
  if (workers.filter(({ dead }) => !dead).length < plan.workers || loops.some(({ busy }) => busy))
    return false
  for (const { fannedOutAt } of tables.versions) if (fannedOutAt === null) return false
  for (const { settledAt } of tables.deliveries.values()) if (settledAt === null) return false
  return true
}
