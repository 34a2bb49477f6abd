import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import type { Gtin } from '#lib/domain/catalog/gtin.ts'
import { after, days, hours, minutes } from '#lib/domain/duration.ts'
import type { KeyActor } from '#lib/domain/identity/actor.ts'
import type { ReportLine } from '#lib/domain/notice/counted-line.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'
import { reassignStores } from '#lib/use-cases/notice/reassign-stores.ts'
import { reportStore } from '#lib/use-cases/notice/report-store.ts'
import { verifyNotice } from '#lib/use-cases/notice/verify-notice.ts'
import { addComment } from '#lib/use-cases/recall/add-comment.ts'
import { changeScope } from '#lib/use-cases/recall/change-scope.ts'
import { closeRecall } from '#lib/use-cases/recall/close-recall.ts'
import { commandRecall } from '#lib/use-cases/recall/command-recall.ts'
import { planDrill } from '#lib/use-cases/recall/plan-drill.ts'

import { answer, at, issued, tellEverybody, type People, type World } from './past.ts'

// What can become of a recall: closed, widened and followed up, practised, still to come.

/** Every store answered, reported and was checked; another person closed it. */
export const finished = async (
  tx: TransactionClient,
  world: World,
  people: People,
  time: Date,
  content: RecallContent,
): Promise<void> => {
  const { author, approver } = people
  const recallId = await issued(tx, world, people, time, content, { silent: 0, sendLimiter: minutes(4) })
  const numbers = await reported(tx, world, author, recallId, after(time, hours(6)), { of: 1 })
  for (const storeNumber of numbers)
    await at(tx, world, after(time, days(2)), (ports) =>
      verifyNotice(ports)(author, { recallId, storeNumber }),
    )
  await at(tx, world, after(time, days(3)), (ports) =>
    commandRecall(ports)(author, { recallId, verb: 'begin_closing' }),
  )
  await at(tx, world, after(time, days(4)), (ports) =>
    closeRecall(ports)(approver, { recallId, reasons: {} }),
  )
}

/** A further lot came to light after two days: some stores are open again, and not all have come back. */
export const widened = async (
  tx: TransactionClient,
  world: World,
  people: People,
  time: Date,
  content: RecallContent,
  lot: string,
): Promise<void> => {
  const { author } = people
  const recallId = await issued(tx, world, people, time, content, { silent: 0, sendLimiter: minutes(7) })
  const scope = content.scope.map((line) => ({ ...line, lots: [...line.lots, lot] }))
  const again = after(time, days(2))
  const reason = 'The laboratory found it in a third lot.'
  await at(tx, world, again, (ports) =>
    changeScope(ports)(author, { recallId, verb: 'extend_scope', scope, reason }),
  )
  await tellEverybody(tx, world, author.tenantId, { recallId, recallVersion: 2 }, after(again, 1500))
  await answer(tx, world, author, recallId, again, { silent: 14, sendLimiter: minutes(5) })
  const numbers = await reported(tx, world, author, recallId, after(again, hours(8)), { of: 4 })
  for (const storeNumber of numbers.filter((_, i) => i % 2 === 0))
    await at(tx, world, after(again, days(3)), (ports) =>
      verifyNotice(ports)(author, { recallId, storeNumber }),
    )
  await followedUp(tx, world, author, recallId, after(again, days(4)))
}

// One store cannot do it, the silent ones have an owner, and the desk talks about it.
const followedUp = async (
  tx: TransactionClient,
  world: World,
  author: KeyActor,
  recallId: string,
  time: Date,
): Promise<void> => {
  const { tenantId } = author
  const open = await tx.notice.findMany({
    where: { tenantId, recallId, state: { in: ['open', 'acknowledged'] } },
    include: { store: { select: { number: true } } },
    orderBy: { store: { number: 'asc' } },
  })
  const waiting = open.find(({ state }) => state === 'acknowledged')
  if (waiting) {
    const help = {
      storeNumber: waiting.store.number,
      by: 'Shift lead',
      version: waiting.version,
      outcome: 'needs_help' as const,
      lines: [],
      instructionsFollowed: [],
      note: 'The cold room is locked and nobody here has the key.',
    }
    await at(tx, world, time, (ports) => reportStore(ports)(author, { recallId, ...help }))
    // Days ago: the district has heard of it, and hears nothing when the demo starts.
    await tx.notice.update({ where: { id: waiting.id }, data: { helpAskedAt: null } })
  }
  const numbers = open.filter(({ state }) => state === 'open').map(({ store }) => store.number)
  const owner = await tx.person.findFirst({
    where: { tenantId, role: 'district_manager' },
    select: { id: true },
  })
  if (owner && numbers.length > 0)
    await at(tx, world, time, (ports) =>
      reassignStores(ports)(author, { recallId, chosen: { numbers }, ownerId: owner.id }),
    )
  for (const [i, body] of [
    'The supplier confirms the third lot in writing; their letter follows.',
    'Called the silent stores: two have a new manager who was not told of the app.',
  ].entries())
    await at(tx, world, after(time, hours(1 + i)), (ports) => addComment(ports)(author, { recallId, body }))
}

/** A drill that is over: most stores in time, some late, some silent. */
export const practised = async (
  tx: TransactionClient,
  world: World,
  people: People,
  time: Date,
  content: RecallContent,
): Promise<void> => {
  const { author, approver } = people
  const recallId = await issued(tx, world, people, time, content, { silent: 6, sendLimiter: minutes(22) })
  await reported(tx, world, author, recallId, after(time, hours(12)), { of: 5 })
  await at(tx, world, after(time, days(2)), (ports) =>
    commandRecall(ports)(author, { recallId, verb: 'begin_closing' }),
  )
  const why = 'A drill: its score says who did not answer.'
  const reasons = { unanswered: why, unexplained: why, checks: why }
  await at(tx, world, after(time, days(2)), (ports) => closeRecall(ports)(approver, { recallId, reasons }))
}

/** Some time within the next weeks, at a moment that nobody has been told. */
export const surprisePlanned = async (
  tx: TransactionClient,
  world: World,
  { author }: People,
  now: Date,
): Promise<void> => {
  const day = (count: number) => after(now, days(count)).toISOString().slice(0, 10)
  const surprise = { from: day(4), to: day(14), opens: '09:00', closes: '17:00', zone: 'America/Chicago' }
  await at(tx, world, now, (ports) =>
    planDrill(ports)(author, { population: { kind: 'random', count: 12 }, surprise }),
  )
}

// All but every so many of those that have acknowledged report what they were sent: a part sold, the rest put aside.
const reported = async (
  tx: TransactionClient,
  world: World,
  author: KeyActor,
  recallId: string,
  time: Date,
  { of }: { of: number },
): Promise<string[]> => {
  const { tenantId } = author
  const notices = await tx.notice.findMany({
    where: { tenantId, recallId, state: 'acknowledged' },
    include: { store: { select: { number: true } } },
    orderBy: { store: { number: 'asc' } },
  })
  const done: string[] = []
  for (const [i, notice] of notices.entries()) {
    if (of > 1 && i % of === of - 1) continue
    const input = {
      recallId,
      storeNumber: notice.store.number,
      by: 'Shift lead',
      version: notice.version,
      outcome: 'removed' as const,
      lines: await linesOf(tx, tenantId, recallId, notice),
      instructionsFollowed: [],
      note: null,
    }
    await at(tx, world, after(time, minutes(9) * ((i * 31) % 50)), (ports) =>
      reportStore(ports)(author, input),
    )
    done.push(notice.store.number)
  }
  return done
}

const linesOf = async (
  tx: TransactionClient,
  tenantId: string,
  recallId: string,
  { storeId, version }: { storeId: string; version: number },
): Promise<ReportLine[]> => {
  const sent = await tx.$queryRaw<{ gtin: Gtin; lot: string | null; quantity: number }[]>`
    SELECT s.gtin, s.lot, sum(s.quantity)::int AS quantity FROM shipment s
    WHERE s.tenant_id = ${tenantId}::uuid AND s.store_id = ${storeId}::uuid AND EXISTS (
      SELECT FROM scope_line l WHERE l.tenant_id = s.tenant_id AND l.recall_id = ${recallId}::uuid
        AND l.version = ${version}::int AND l.gtin = s.gtin AND scope_match(l, s.lot, s.expires_on) IS NOT NULL)
    GROUP BY s.gtin, s.lot`
  return sent.map(({ gtin, lot, quantity }) => {
    const sold = Math.floor(quantity / 3)
    const left = quantity - sold
    return {
      gtin,
      lot,
      onHandAtNotice: left,
      found: left,
      quarantined: left,
      destroyed: 0,
      returned: 0,
      sold,
    }
  })
}
