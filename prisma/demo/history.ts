import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import { prismaDeliveries } from '#lib/adapters/prisma/deliveries.ts'
import { joinTransaction } from '#lib/adapters/prisma/transact.ts'
import { after, before, days, hours, minutes, type Duration } from '#lib/domain/duration.ts'
import type { KeyActor } from '#lib/domain/identity/actor.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'
import type { Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'
import { acknowledgeNotice } from '#lib/use-cases/notice/acknowledge-notice.ts'
import { commandRecall, type CommandVerb } from '#lib/use-cases/recall/command-recall.ts'
import { draftRecall } from '#lib/use-cases/recall/draft-recall.ts'

import { gtin, recallContent } from './builders.ts'
import { lotOf } from './catalog.ts'

type World = Pick<Ports, 'chance' | 'tracing' | 'passwords' | 'totp' | 'sealer' | 'digest' | 'doorstep'>
type People = { author: KeyActor; approver: KeyActor }

const value = <T>(result: Result<T>): T => {
  if (result.ok) return result.value
  throw new Error(`The demo was refused: ${JSON.stringify(result.rejection)}`)
}

/** The past, made by the same use cases as the present, with the clock set back. */
export const demoHistory = async (
  tx: TransactionClient,
  world: World,
  people: People,
  now: Date,
): Promise<void> => {
  await issued(tx, world, people, before(now, days(19)), brie, { silent: 0, pace: minutes(7) })
  await issued(tx, world, people, before(now, minutes(52)), peanutButter, { silent: 9, pace: minutes(1) })
  await inReview(tx, world, people, before(now, minutes(25)))
  await at(tx, world, before(now, hours(3)), (ports) => draftRecall(ports)(people.author, heater))
}

const at = async <T>(
  tx: TransactionClient,
  world: World,
  time: Date,
  work: (ports: World & Pick<Ports, 'clock' | 'transact'>) => Promise<Result<T>>,
): Promise<T> => {
  const clock = { now: () => time }
  return value(await work({ ...world, clock, transact: joinTransaction(tx, { ...world, clock }) }))
}

const inReview = async (
  tx: TransactionClient,
  world: World,
  { author }: People,
  time: Date,
): Promise<void> => {
  const { id: recallId } = await at(tx, world, before(time, minutes(12)), (ports) =>
    draftRecall(ports)(author, formula),
  )
  await at(tx, world, time, (ports) => commandRecall(ports)(author, { recallId, verb: 'submit' }))
}

type Course = { silent: number; pace: Duration }

// Issued, told and answered, all in the past: nothing of it is sent again.
const issued = async (
  tx: TransactionClient,
  world: World,
  { author, approver }: People,
  time: Date,
  content: RecallContent,
  { silent, pace }: Course,
): Promise<void> => {
  const drafted = await at(tx, world, before(time, hours(2)), (ports) => draftRecall(ports)(author, content))
  const step = (by: KeyActor, verb: CommandVerb, when: Date) =>
    at(tx, world, when, (ports) => commandRecall(ports)(by, { recallId: drafted.id, verb }))
  await step(author, 'submit', before(time, minutes(40)))
  await step(approver, 'approve', before(time, minutes(12)))
  await step(author, 'issue', time)
  await tellEverybody(tx, world, author.tenantId, drafted.id, after(time, 1500))

  const notices = await tx.notice.findMany({
    where: { tenantId: author.tenantId, recallId: drafted.id },
    include: { store: { select: { number: true } } },
    orderBy: { store: { number: 'asc' } },
  })
  for (const [i, notice] of notices.entries()) {
    if (silent > 0 && i % silent === silent - 1) continue
    const input = {
      notice: { recallId: drafted.id, storeNumber: notice.store.number },
      by: 'Shift lead',
      version: 1,
    }
    const when = after(time, minutes(2) + (pace * ((i * 37) % notices.length)) / 4)
    await at(tx, world, when, (ports) => acknowledgeNotice(ports)(author, input))
  }
}

const tellEverybody = async (
  tx: TransactionClient,
  world: World,
  tenantId: string,
  recallId: string,
  when: Date,
): Promise<void> => {
  const deliveries = prismaDeliveries(tx, { ...world, clock: { now: () => when } })
  await deliveries.fanOut({ tenantId, recallId, recallVersion: 1, at: when, traceparent: null })
  const planned = await tx.delivery.findMany({ where: { tenantId, recallId }, select: { id: true } })
  const ids = planned.map(({ id }) => id)
  const leaseToken = world.chance.id()
  const leaseUntil = after(when, minutes(1))
  const linkHashes = new Map(ids.map((id) => [id, world.digest(world.chance.secret(16))]))
  const claimed = await deliveries.claim({ tenantId, ids, leaseToken, at: when, leaseUntil, linkHashes })
  const results = claimed.map(({ id, attempt }) => ({
    deliveryId: id,
    attempt,
    state: 'accepted' as const,
    providerMessageId: `demo-${id}`,
  }))
  await deliveries.settle({ tenantId, leaseToken, at: after(when, 800), results })
  await tx.delivery.updateMany({ where: { tenantId, recallId }, data: { state: 'delivered' } })
  await tx.outbox.deleteMany({ where: { tenantId } })
}

const shipped = { mode: 'shipped', storeNumbers: [] } as const

const brie = recallContent({
  title: 'Soft cheese may contain Listeria',
  reasonCode: 'listeria',
  hazard:
    'Listeria can cause severe infection in pregnant women, newborns, older people and those with weak immune systems.',
  instructions:
    'Remove every pack of the lots named from shelves, counters and the cold room. Bag it, mark it "Do not sell", keep it cold and apart.',
  scope: [
    {
      gtin: gtin(112),
      lots: [lotOf(12, 0), lotOf(12, 1)],
      complete: true,
      identificationHint: 'Lot printed on the rim of the box',
    },
  ],
  target: { ...shipped, storeNumbers: [] },
})

const peanutButter = recallContent({
  title: 'Crunchy peanut butter may contain Salmonella',
  priority: 'high',
  regulatorClass: 'I',
  reasonCode: 'salmonella',
  scope: [
    {
      gtin: gtin(100),
      lots: [lotOf(0, 1), lotOf(0, 2)],
      complete: true,
      identificationHint: 'Lot on the lid, below the date',
    },
  ],
  target: { ...shipped, storeNumbers: [] },
  effectivenessLevel: 'A',
})

const formula = recallContent({
  title: 'Infant formula, stage 1: undeclared milk protein variant',
  priority: 'high',
  reasonCode: 'labelling',
  hazard: 'Infants with an allergy to milk protein may have a serious or life-threatening reaction.',
  instructions:
    'Remove every can of the lots named. Check the display by the pharmacy too. Refund customers without a receipt.',
  scope: [
    {
      gtin: gtin(102),
      lots: [lotOf(2, 2)],
      complete: false,
      identificationHint: 'Lot on the bottom of the can',
    },
  ],
  target: { ...shipped, storeNumbers: [] },
  effectivenessLevel: 'A',
})

const heater = recallContent({
  title: 'Space heater can overheat',
  priority: 'low',
  reasonCode: 'fire',
  hazard: 'The heater can overheat and catch fire.',
  instructions: 'Take the heater off sale and keep it in the back room until it is collected.',
  scope: [
    { gtin: gtin(123), lots: [], complete: true, identificationHint: 'Model VH-15 on the plate at the back' },
  ],
  target: { ...shipped, storeNumbers: [] },
})
