import { memoryGates } from '#lib/adapters/memory/memory-gates.ts'
import type { VersionRow } from '#lib/adapters/memory/delivery-tables.ts'
import { minutes, seconds } from '#lib/domain/duration.ts'
import { PRIORITIES, type Priority } from '#lib/domain/recall/recall.ts'
import type { QueueMessage } from '#lib/domain/delivery/message.ts'
import { MEMORY_TENANT } from '#tests/support/memory-retailer.ts'

import type { Course } from './course-parts.ts'

/** Puts on the calendar of a course what people do in it: recalls, answers, new versions, and hands on the machinery. */
export const layOut = (course: Course): void => {
  const { time, plan, retailer } = course
  const stores = Array.from({ length: plan.stores }, () => retailer.store(plan.contacts))
  if (plan.perSecond !== null) limit(course, plan.perSecond)
  const lasts = plan.faultsUntil - time.now
  for (let n = 0; n < plan.recalls; n += 1)
    time.at(time.now + (n === 0 ? 0 : time.between(0, Math.min(lasts, seconds(30)))), () =>
      issue(course, stores, n),
    )
  for (let n = 0; n < plan.changes; n += 1)
    time.at(time.now + time.between(0, lasts - 1), () => time.pick(CHANGES)(course))
  for (let n = 0; n < plan.clockSteps; n += 1)
    time.at(time.now + time.between(0, lasts - 1), () => stepClock(course))
  if (plan.mood === 'unswept') time.at(plan.sweptFrom - 1, () => lookWithoutSweeps(course))
  // Clocks are right again once things are quiet.
  time.at(plan.quietFrom, () => course.workers.forEach((worker) => setOffset(course, worker, 0)))
}

// What was issued minutes ago has been fanned out and taken up, whichever workers died over it.
const lookWithoutSweeps = ({ retailer: { tables }, seen }: Course): void => {
  for (const { recallId, fannedOutAt } of tables.versions)
    if (fannedOutAt === null) seen.unswept.push(`the fan-out of ${recallId}`)
  for (const { id, attempts, settledAt } of tables.deliveries.values())
    if (attempts === 0 && settledAt === null) seen.unswept.push(`the delivery ${id}`)
}

const limit = (course: Course, perSecond: number): void => {
  course.met('provider: limited')
  const gates = memoryGates(course.retailer.tables)
  for (const channel of course.plan.contacts)
    void gates.change(channel, course.time.date(), (gate) => ({ gate: { ...gate, perSecond }, answer: null }))
}

const priorityOf = ({ plan, time }: Course, n: number): Priority => {
  if (plan.mood === 'storm') return time.pick(PRIORITIES)
  if (plan.mood === 'away') return time.pick(PRIORITIES)
  return n === 0 ? 'low' : time.pick(['high', 'high', 'medium'] as const)
}

const issue = (course: Course, stores: string[], n: number): void => {
  const { time, plan, retailer } = course
  const crowd = plan.mood === 'away' || (plan.mood === 'calm' && n === 0)
  const some = stores.filter(() => crowd || time.random() < 0.6)
  const committed = retailer.issue(priorityOf(course, n), some.length > 0 ? some : stores, time.date())
  if (plan.mood !== 'storm' || time.random() < 0.7) return
  // Its transaction began before others and commits after them: its ids are older than what is already seen.
  course.met('transaction: late commit')
  const { tables } = retailer
  const row = tables.outbox.at(-1)
  if (!row) return
  tables.locked.add(row.id)
  const version = tables.versions.find(({ recallId }) => recallId === committed)
  if (version) tables.versions.splice(tables.versions.indexOf(version), 1)
  time.at(time.now + time.between(1, seconds(3)), () => {
    tables.locked.delete(row.id)
    if (version) tables.versions.push(version)
  })
}

type Change = (course: Course) => void

const acknowledge: Change = ({ time, retailer, met }) => {
  const notices = [...retailer.tables.notices.values()]
  if (notices.length === 0) return
  const { recallId, storeId } = time.pick(notices)
  if (retailer.acknowledge(recallId, storeId)) met('store: answered')
}

const close: Change = ({ time, retailer, met }) => {
  const open = [...retailer.tables.recalls.values()].filter(({ status }) => status === 'issued')
  if (open.length === 0 || time.random() < 0.5) return
  retailer.close(time.pick(open).id)
  met('recall: closed')
}

const changeScope: Change = ({ time, retailer, met }) => {
  const { tables } = retailer
  const open = [...tables.recalls.values()].filter(
    ({ id, status, version }) =>
      status === 'issued' && tables.versions.some((one) => one.recallId === id && one.version === version),
  )
  if (open.length === 0) return
  const { id } = time.pick(open)
  const judged = [...tables.stores.keys()].map((storeId): VersionRow['judged'][number] => {
    const drawn = time.random()
    if (drawn < 0.3) return { storeId, excluded: true }
    if (drawn < 0.7) return { storeId, gained: true }
    return drawn < 0.85 ? { storeId, lost: true } : { storeId }
  })
  retailer.changeScope(id, judged, time.date())
  met('recall: new version')
}

const disable: Change = ({ time, retailer, met }) => {
  const contacts = [...retailer.tables.contacts.keys()]
  if (contacts.length < 2) return
  retailer.disable(time.pick(contacts))
  met('contact: disabled')
}

const wipe: Change = ({ queue, met }) => {
  if (queue.size() === 0) return
  queue.wipe()
  met('queue: wiped')
}

const publish = ({ queue, nextId }: Course, priority: Priority, message: QueueMessage): void =>
  void queue.publish(priority, [{ id: nextId(), tenantId: MEMORY_TENANT, message, traceparent: null }])

/** As SQS may, which gives a message at least once: everything that was ever to be sent is named again. */
const hintAgain: Change = (course) => {
  const { time, retailer, met } = course
  const rows = [...retailer.tables.deliveries.values()]
  if (rows.length === 0) return
  const { channel } = time.pick(rows)
  const deliveryIds = rows.flatMap((row) => (row.channel === channel ? [row.id] : [])).slice(0, 200)
  const message = { type: 'send', version: 1, tenantId: MEMORY_TENANT, channel, deliveryIds } as const
  publish(course, time.pick(PRIORITIES), message)
  met('hint: again')
}

const fanOutAgain: Change = (course) => {
  const { time, retailer, met } = course
  if (retailer.tables.versions.length === 0) return
  const { recallId, version: recallVersion } = time.pick(retailer.tables.versions)
  publish(course, 'high', { type: 'fan_out', version: 1, tenantId: MEMORY_TENANT, recallId, recallVersion })
  met('fan-out: again')
}

const CHANGES = [acknowledge, acknowledge, close, changeScope, disable, wipe, hintAgain, fanOutAgain]

const stepClock = (course: Course): void => {
  const { time, workers, met } = course
  const alive = workers.filter(({ dead }) => !dead)
  if (alive.length === 0) return
  setOffset(course, time.pick(alive), time.pick([-1, 1]) * time.pick([seconds(2), seconds(20), minutes(2)]))
  met('clock: step')
}

const setOffset = ({ time }: Course, worker: Course['workers'][number], offset: number): void => {
  if (worker.offset === offset) return
  worker.offset = offset
  worker.disturbedAt = Math.max(worker.disturbedAt, time.now)
}
