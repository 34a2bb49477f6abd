import { DEFAULT_DEADLINES, deadlinesOf, type Deadlines } from '#lib/domain/notice/clocks.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'

import { AWAITED_SQL, UNANSWERED_SQL } from '../postgres/notice-states.ts'
import type { TransactionClient } from './database.ts'
import { Prisma } from './generated/client.ts'

// lib/domain/notice/clocks.ts in SQL, of a notice `n`; tests/integration/board.test.ts holds the two equal.

/** Nobody at the store has taken it on. */
export const UNANSWERED = Prisma.raw(UNANSWERED_SQL)

/** Something is still wanted of the store. */
export const AWAITED = Prisma.raw(AWAITED_SQL)

/** The clock that ran at a moment runs still: whoever has acknowledged since has answered what was asked then. */
export const STILL_AWAITED_SINCE = (at: Date | Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(${UNANSWERED} OR n.state = 'acknowledged' AND n.acknowledged_at < ${at})`

/** The deadline of the clock that is running. */
export const DUE_AT = Prisma.sql`CASE WHEN ${UNANSWERED} THEN n.acknowledge_by ELSE n.report_by END`

export const OVERDUE_TO_ACKNOWLEDGE = (now: Date): Prisma.Sql =>
  Prisma.sql`(${UNANSWERED} AND n.stood_down_at IS NULL AND n.acknowledge_by < ${now})`

export const OVERDUE_TO_REPORT = (now: Date): Prisma.Sql =>
  Prisma.sql`(n.state = 'acknowledged' AND n.stood_down_at IS NULL AND n.report_by < ${now})`

export const OVERDUE = (now: Date): Prisma.Sql =>
  Prisma.sql`(${OVERDUE_TO_ACKNOWLEDGE(now)} OR ${OVERDUE_TO_REPORT(now)})`

/** What stores get that are asked from now on. */
export const deadlinesFor = async (
  tx: TransactionClient,
  tenantId: string,
  priority: Priority,
): Promise<Deadlines> => {
  const set = await tx.deadlinePolicy.findUnique({ where: { tenantId_priority: { tenantId, priority } } })
  return set ? deadlinesOf(set) : DEFAULT_DEADLINES[priority]
}
