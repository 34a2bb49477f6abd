import { claimDue } from '#lib/adapters/postgres/claim.ts'
import type { Statements } from '#lib/adapters/postgres/pool.ts'
import { settle } from '#lib/adapters/postgres/settle.ts'
import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import { prismaDeliveries } from '#lib/adapters/prisma/deliveries.ts'
import { joinTransaction } from '#lib/adapters/prisma/transact.ts'
import { after, before, hours, minutes, type Duration } from '#lib/domain/duration.ts'
import { SENDING_CHANNELS } from '#lib/domain/channel/channel.ts'
import type { KeyActor } from '#lib/domain/identity/actor.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'
import type { Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'
import { acknowledgeNotice } from '#lib/use-cases/notice/acknowledge-notice.ts'
import { commandRecall, type CommandVerb } from '#lib/use-cases/recall/command-recall.ts'
import { draftRecall } from '#lib/use-cases/recall/draft-recall.ts'

export type World = Pick<
  Ports,
  'random' | 'tracing' | 'passwords' | 'totp' | 'sealer' | 'digest' | 'credentialLookup' | 'log'
>
export type People = { author: KeyActor; approver: KeyActor }

const value = <T>(result: Result<T>): T => {
  if (result.ok) return result.value
  throw new Error(`The demo was refused: ${JSON.stringify(result.rejection)}`)
}

/** One use case, with the clock set back. */
export const at = async <T>(
  tx: TransactionClient,
  world: World,
  time: Date,
  work: (ports: World & Pick<Ports, 'clock' | 'transact'>) => Promise<Result<T>>,
): Promise<T> => {
  const clock = { now: () => time }
  return value(await work({ ...world, clock, transact: joinTransaction(tx, { ...world, clock }) }))
}

type Course = { silent: number; sendLimiter: Duration }

/** Issued, told and answered, all in the past: nothing of it is sent again. Answers with its id. */
export const issued = async (
  tx: TransactionClient,
  world: World,
  { author, approver }: People,
  time: Date,
  content: RecallContent,
  { silent, sendLimiter }: Course,
): Promise<string> => {
  const drafted = await at(tx, world, before(time, hours(2)), (ports) => draftRecall(ports)(author, content))
  const step = (by: KeyActor, verb: CommandVerb, when: Date) =>
    at(tx, world, when, (ports) => commandRecall(ports)(by, { recallId: drafted.id, verb }))
  await step(author, 'submit', before(time, minutes(40)))
  await step(approver, 'approve', before(time, minutes(12)))
  await step(author, 'issue', time)
  await tellEverybody(
    tx,
    world,
    author.tenantId,
    { recallId: drafted.id, recallVersion: 1 },
    after(time, 1500),
  )

  await answer(tx, world, author, drafted.id, time, { silent, sendLimiter })
  return drafted.id
}

/** Who has not answered yet acknowledges, all but every so many; each in its own time. */
export const answer = async (
  tx: TransactionClient,
  world: World,
  author: KeyActor,
  recallId: string,
  time: Date,
  { silent, sendLimiter }: Course,
): Promise<void> => {
  const notices = await tx.notice.findMany({
    where: { tenantId: author.tenantId, recallId, stoodDownAt: null },
    include: { store: { select: { number: true } } },
    orderBy: { store: { number: 'asc' } },
  })
  for (const [i, { store, version, acknowledgedAt }] of notices.entries()) {
    if (acknowledgedAt || (silent > 0 && i % silent === silent - 1)) continue
    const input = { notice: { recallId, storeNumber: store.number }, by: 'Shift lead', version }
    const when = after(time, minutes(2) + (sendLimiter * ((i * 37) % notices.length)) / 4)
    await at(tx, world, when, (ports) => acknowledgeNotice(ports)(author, input))
  }
}

/** Plans the messages of a version and has them delivered. */
export const tellEverybody = async (
  tx: TransactionClient,
  world: World,
  tenantId: string,
  { recallId, recallVersion }: { recallId: string; recallVersion: number },
  when: Date,
): Promise<void> => {
  const deliveries = prismaDeliveries(tx, { ...world, clock: { now: () => when } })
  await deliveries.fanOut({ tenantId, recallId, recallVersion, at: when, traceparent: null })
  const statements: Statements = { rows: (sql, values) => tx.$queryRawUnsafe(sql, ...values) }
  for (const channel of SENDING_CHANNELS) {
    const planned = await tx.delivery.findMany({
      where: { tenantId, recallId, channel },
      select: { id: true },
    })
    const ids = planned.map(({ id }) => id)
    const leaseToken = world.random.id()
    const leaseUntil = after(when, minutes(1))
    const linkHashes = new Map(ids.map((id) => [id, world.digest(world.random.secret(16))]))
    const claim = { ids, channel, leaseToken, at: when, leaseUntil, linkHashes }
    const results = (await claimDue(statements, tenantId, claim)).map(({ id, attempt }) => ({
      deliveryId: id,
      attempt,
      state: 'accepted' as const,
      providerMessageId: `demo-${id}`,
    }))
    await settle(statements, tenantId, { leaseToken, at: after(when, 800), results })
  }
  await tx.deliveryLease.deleteMany({ where: { tenantId } })
  await tx.delivery.updateMany({ where: { tenantId, recallId }, data: { state: 'delivered' } })
  await tx.outbox.deleteMany({ where: { tenantId } })
}
