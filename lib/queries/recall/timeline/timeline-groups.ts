import 'server-only'

import { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import { MESSAGE_ACTIONS, together, togetherFrom, type TimelineShow } from '#lib/domain/timeline/timeline.ts'

/** What one reader may see of one recall's leaves. */
export type Reach = {
  tenantId: string
  recallId: string
  regionId: string | null
  /** Null: of every store, and what concerns none. */
  storeNumber: string | null
  show: TimelineShow
}

/** The same action within one hour, and with nothing from the desk in between. */
export type Group = { hour: Date; action: string; n: number; stores: number; first: Date; last: Date }

const HOUR = Prisma.sql`date_bin('1 hour', l.at, '2000-01-01Z'::timestamptz)`

// In these words the database knows that its index of what stores did not do is enough.
const OF_THE_DESK = Prisma.sql`AND l.action NOT LIKE 'notice.%'`

const SHOWN: Record<TimelineShow, Prisma.Sql> = {
  everything: Prisma.empty,
  stores: Prisma.sql`AND l.action LIKE 'notice.%'`,
  comments: Prisma.sql`${OF_THE_DESK} AND (l.action LIKE 'comment.%' OR l.action LIKE 'attachment.%')`,
  messages: Prisma.sql`${OF_THE_DESK} AND l.action = ANY(${[...MESSAGE_ACTIONS]})`,
  decisions: Prisma.sql`${OF_THE_DESK} AND l.action LIKE 'recall.%' AND l.action <> ALL(${[...MESSAGE_ACTIONS]})`,
}

/** FROM and WHERE of the leaves in reach. A district's manager sees what concerns all, and the stores of the district. */
const leavesInReach = ({ tenantId, recallId, regionId, storeNumber, show }: Reach): Prisma.Sql => Prisma.sql`
  audit_leaf l WHERE l.tenant_id = ${tenantId}::uuid AND l.recall_id = ${recallId} ${SHOWN[show]}
  ${
    storeNumber === null
      ? Prisma.empty
      : Prisma.sql`AND l.store_id = (SELECT id::text FROM store WHERE tenant_id = ${tenantId}::uuid AND number = ${storeNumber})`
  }
  ${
    regionId === null
      ? Prisma.empty
      : Prisma.sql`AND (l.store_id IS NULL OR l.store_id IN (
          SELECT id::text FROM store WHERE tenant_id = ${tenantId}::uuid AND region_id IN (SELECT districts_within(${regionId}::uuid))))`
  }`

// As the database counts the lines of an hour: what is told together is one line.
const LINES = Prisma.sql`CASE
  WHEN g.action = 'recall.edited' AND g.n >= ${togetherFrom('recall.edited')} THEN 1
  WHEN g.action LIKE 'notice.%' AND g.n >= ${togetherFrom('notice.')} THEN 1 ELSE g.n END`

// A sum of answers never reaches across what the desk did: who answered before it and who after it stays to be seen.
const OF_THE_SAME_STRETCH = Prisma.sql`
  count(*) FILTER (WHERE l.action NOT LIKE 'notice.%' AND l.action <> 'recall.edited') OVER (ORDER BY l.at)`

// No further hour is counted once a page has cost this much: it is shorter then, and the next one goes on from there.
const COUNTED = 20_000

type Walked = {
  hour: Date
  groups: { action: string; n: number; stores: number; first: string; last: string }[]
}

/**
 * Walks back hour by hour, only as far as it takes to fill a page; hours in which nothing happened are leapt over. It
 * reads an index and no row, so that an hour in which ten thousand stores answered costs what it counts.
 */
export const groupsBefore = async (
  tx: TransactionClient,
  reach: Reach,
  before: Date | null,
  limit: number,
): Promise<Group[]> => {
  const leaves = leavesInReach(reach)
  const walked = await tx.$queryRaw<Walked[]>`
    WITH RECURSIVE walk(hour, lines, counted, groups) AS (
      SELECT ${before ?? new Date(Date.UTC(9999, 0))}::timestamptz, 0::bigint, 0::bigint, NULL::jsonb
      UNION ALL
      SELECT e.hour, w.lines + h.lines, w.counted + h.counted, h.groups FROM walk w
      CROSS JOIN LATERAL (
        SELECT ${HOUR} AS hour FROM ${leaves} AND l.at < w.hour ORDER BY l.at DESC LIMIT 1) e
      CROSS JOIN LATERAL (
        SELECT sum(${LINES})::bigint AS lines, sum(g.n)::bigint AS counted, jsonb_agg(to_jsonb(g)) AS groups FROM (
          SELECT s.action, count(*)::int AS n, count(DISTINCT s.store)::int AS stores, min(s.at) AS first, max(s.at) AS last FROM (
            SELECT l.action, l.at, l.store_id AS store, ${OF_THE_SAME_STRETCH} AS stretch
            FROM ${leaves} AND l.at >= e.hour AND l.at < w.hour) s GROUP BY s.action, s.stretch) g) h
      WHERE w.lines < ${limit} AND w.counted < ${COUNTED}
    )
    SELECT hour, groups FROM walk WHERE groups IS NOT NULL ORDER BY hour DESC`
  return walked.flatMap(({ hour, groups }) =>
    groups.map(({ action, n, stores, first, last }) => ({
      hour,
      action,
      n,
      stores,
      first: new Date(first),
      last: new Date(last),
    })),
  )
}

/** Whether there is anything older. */
export const anyBefore = async (tx: TransactionClient, reach: Reach, before: Date): Promise<boolean> => {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM ${leavesInReach(reach)} AND l.at < ${before} ORDER BY l.at DESC LIMIT 1`
  return rows.length > 0
}

export type Leaf = {
  id: string
  at: Date
  recordedAt: Date | null
  actor: string
  action: string
  storeId: string | null
  data: Record<string, unknown>
}

/** The columns of a leaf, of `audit_leaf l`. */
export const LEAF = Prisma.sql`
  l.id, l.at, l.recorded_at AS "recordedAt", l.actor, l.action, l.store_id AS "storeId", l.body::jsonb -> 'data' AS data`

// Far more than a person writes in the hours of one page.
const AT_MOST = 2_000

/** The leaves of those hours that are told one by one. */
export const singleLeaves = async (
  tx: TransactionClient,
  reach: Reach,
  groups: Group[],
  before: Date | null,
): Promise<Leaf[]> => {
  const single = groups.filter(({ action, n }) => !together(action, n))
  const oldest = single.at(-1)?.hour
  if (!oldest) return []
  const actions = [...new Set(single.map(({ action }) => action))]
  const summed = groups.filter(({ action, n }) => together(action, n) && actions.includes(action))
  return tx.$queryRaw<Leaf[]>`
    SELECT ${LEAF}
    FROM ${leavesInReach(reach)} AND l.at >= ${oldest} ${before ? Prisma.sql`AND l.at < ${before}` : Prisma.empty}
      AND l.action = ANY(${actions}) AND NOT EXISTS (
        SELECT FROM unnest(${summed.map(({ action }) => action)}::text[], ${summed.map(({ first }) => first)}::timestamptz[],
                           ${summed.map(({ last }) => last)}::timestamptz[]) AS s(action, first, last)
        WHERE s.action = l.action AND l.at BETWEEN s.first AND s.last)
    ORDER BY l.at DESC LIMIT ${AT_MOST}`
}

// As many as somebody reads through; the board has them all.
const OPENED = 500

/** The leaves behind one line that stands for several. */
export const leavesOfGroup = (
  tx: TransactionClient,
  reach: Reach,
  { action, first, last }: Group,
): Promise<Leaf[]> =>
  tx.$queryRaw<Leaf[]>`
    SELECT ${LEAF}
    FROM ${leavesInReach(reach)} AND l.action = ${action} AND l.at BETWEEN ${first} AND ${last}
    ORDER BY l.at DESC LIMIT ${OPENED}`

/** One by one, from a place on. */
export const leavesBefore = (
  tx: TransactionClient,
  reach: Reach,
  before: { at: Date; id: string } | null,
  limit: number,
): Promise<Leaf[]> =>
  tx.$queryRaw<Leaf[]>`
    SELECT ${LEAF}
    FROM ${leavesInReach(reach)}
      ${before ? Prisma.sql`AND l.at <= ${before.at} AND (l.at, l.id) < (${before.at}, ${before.id}::uuid)` : Prisma.empty}
    ORDER BY l.at DESC, l.id DESC LIMIT ${limit}`
