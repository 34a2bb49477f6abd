import 'server-only'

import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import { latestBeats, seenWorkers } from '#lib/adapters/prisma/heartbeats.ts'
import { syntheticFacts } from '#lib/adapters/prisma/synthetic-facts.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { BreakerState } from '#lib/domain/delivery/provider-gate.ts'
import { before, hours, minutes } from '#lib/domain/duration.ts'
import type { SweepBeat } from '#lib/domain/operations/alarms.ts'
import type { SyntheticFacts } from '#lib/domain/operations/synthetic-recall.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'
import { ok } from '#lib/domain/result.ts'

import { permittedRead, type Query } from '../query.ts'

export type GateView = {
  channel: string
  perSecond: number | null
  breaker: BreakerState
  probeAt: Date
  recoveredAt: Date | null
  failedProbes: number
}

export type MachineryOverview = {
  at: Date
  backlog: { priority: Priority; waiting: number; oldestSeconds: number }[]
  waits: { channel: string; parked: number; postponed: number }[]
  gates: GateView[]
  sweeps: SweepBeat[]
  workers: { worker: string; seenAt: Date }[]
  /** Messages that the providers took in each of the last sixty minutes, the oldest first. */
  accepts: { channel: string; minutes: number[] }[]
  /** Files that are being checked or applied at this moment. */
  importsRunning: number
  /** Null: it is off. */
  synthetic: SyntheticFacts | null
  /** Waiting for a decision, in each queue. */
  deadLetters: Record<Priority, number>
}

const MINUTES = 60
// Of a message that is taken now, the delivery was planned at most this long ago; those that took longer are few.
const PLANNED_WITHIN = hours(6)

/** The machinery as this tenant meets it: of its own messages, and of the workers and providers that everybody shares. */
export const machineryOverview: Query<{ now: Date }, MachineryOverview> = async (db, actor, { now }) => {
  const allowed = permittedRead(actor, 'operations:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const letters = await tx.deadLetter.groupBy({
      by: ['queue'],
      where: { tenantId, state: 'waiting' },
      _count: true,
    })
    return ok({
      at: now,
      backlog: await backlogOf(tx, tenantId, now),
      waits: await waitsOf(tx, tenantId, now),
      gates: await tx.providerGate.findMany({
        orderBy: { channel: 'asc' },
        select: {
          channel: true,
          perSecond: true,
          breaker: true,
          probeAt: true,
          recoveredAt: true,
          failedProbes: true,
        },
      }),
      sweeps: await latestBeats(tx),
      workers: (await seenWorkers(tx)).filter(({ seenAt }) => now.getTime() - seenAt.getTime() < minutes(2)),
      accepts: await acceptsOf(tx, tenantId, now),
      importsRunning: await tx.catalogImport.count({
        where: { tenantId, state: { in: ['checking', 'applying'] } },
      }),
      synthetic: await syntheticFacts(tx, now),
      deadLetters: {
        high: 0,
        medium: 0,
        low: 0,
        ...Object.fromEntries(letters.map(({ queue, _count }) => [queue, _count])),
      },
    })
  })
}

const backlogOf = (tx: TransactionClient, tenantId: string, now: Date) =>
  tx.$queryRaw<MachineryOverview['backlog']>`
    SELECT p.priority, count(d.id)::int AS waiting,
           coalesce(extract(epoch FROM ${now}::timestamptz - min(d.next_attempt_at)), 0)::float8 AS "oldestSeconds"
    FROM unnest(enum_range(NULL::priority)) AS p(priority)
    LEFT JOIN unsettled_deliveries() d ON d.tenant_id = ${tenantId}::uuid AND d.priority = p.priority AND d.next_attempt_at <= ${now}
    GROUP BY p.priority ORDER BY p.priority`

const waitsOf = (tx: TransactionClient, tenantId: string, now: Date) =>
  tx.$queryRaw<MachineryOverview['waits']>`
    SELECT channel, count(*) FILTER (WHERE state = 'parked')::int AS parked,
           count(*) FILTER (WHERE state = 'pending' AND next_attempt_at > ${now})::int AS postponed
    FROM unsettled_deliveries() WHERE tenant_id = ${tenantId}::uuid GROUP BY channel ORDER BY channel`

// By its id, which begins with the time that it was planned: no index on the time that it was settled is kept for this.
const acceptsOf = async (tx: TransactionClient, tenantId: string, now: Date) => {
  const rows = await tx.$queryRaw<{ channel: string; ago: number; count: number }[]>`
    SELECT channel, floor(extract(epoch FROM ${now}::timestamptz - settled_at) / 60)::int AS ago, count(*)::int AS count
    FROM delivery
    WHERE tenant_id = ${tenantId}::uuid AND id >= (SELECT uuid_v7(${before(now, PLANNED_WITHIN)}))
      AND settled_at > ${before(now, minutes(MINUTES))} AND settled_at <= ${now} AND state IN ('accepted', 'delivered')
    GROUP BY channel, ago ORDER BY channel`
  return [...new Set(rows.map(({ channel }) => channel))].map((channel) => ({
    channel,
    minutes: Array.from(
      { length: MINUTES },
      (_, i) => rows.find((row) => row.channel === channel && row.ago === MINUTES - 1 - i)?.count ?? 0,
    ),
  }))
}
