import { packagesOf } from '#lib/domain/catalog/packages-of.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'
import { rememberedSince } from '#lib/domain/scan/closed-recalls.ts'
import type { JudgedLine } from '#lib/domain/scan/judge-scan.ts'

import type { TransactionClient } from './database.ts'
import { Prisma } from './generated/client.ts'
import { wholeChain } from './whole-chain.ts'

/** A recall as far as packs are judged by it. */
export type RecallOfPacks = {
  recallId: string
  number: string
  version: number
  priority: Priority
  isClosed: boolean
  scope: JudgedLine[]
}

type Row = Omit<RecallOfPacks, 'scope'> & JudgedLine

/**
 * What the recalls of the chain say of these products, whichever store asks: a pack may have come from a store that is
 * concerned. Those that were closed within memory come along. Drills are of nothing real.
 */
export const recallsOfPacks = async (
  tx: TransactionClient,
  tenantId: string,
  { gtins, now }: { gtins: readonly string[]; now: Date },
): Promise<RecallOfPacks[]> => {
  const numbers = [...new Set(gtins.flatMap(packagesOf))]
  const remembered = Prisma.sql`r.status = 'closed' AND r.closed_at > ${rememberedSince(now)}`
  return grouped(
    await wholeChain(tx, () =>
      lines(
        tx,
        Prisma.sql`l.tenant_id = ${tenantId}::uuid AND l.gtin = ANY (${numbers})
        AND (r.status IN ('issued', 'closing') OR ${remembered})`,
      ),
    ),
  )
}

// What a phone takes along; whoever has more is still judged by all of them on the server.
const MOST_LINES = 2000

/** Of every product, what the recalls say that were closed within memory: the newest first. */
export const closedRecalls = async (
  tx: TransactionClient,
  tenantId: string,
  now: Date,
): Promise<RecallOfPacks[]> =>
  grouped(
    await wholeChain(tx, () =>
      lines(
        tx,
        Prisma.sql`l.tenant_id = ${tenantId}::uuid AND r.status = 'closed' AND r.closed_at > ${rememberedSince(now)}
        AND num_nonnulls(l.lots[1], l.lot_from, l.lot_to, l.expires_from, l.expires_to) > 0`,
        MOST_LINES,
      ),
    ),
  )

const lines = (tx: TransactionClient, of: Prisma.Sql, most: number | null = null): Promise<Row[]> =>
  tx.$queryRaw<Row[]>`
  SELECT l.recall_id AS "recallId", r.number, r.version, r.priority, r.status = 'closed' AS "isClosed", l.gtin, l.lots,
         l.lot_from AS "lotFrom", l.lot_to AS "lotTo", l.expires_from::text AS "expiresFrom", l.expires_to::text AS "expiresTo", l.complete
  FROM scope_line l JOIN recall r ON r.tenant_id = l.tenant_id AND r.id = l.recall_id AND r.version = l.version
  WHERE r.kind <> 'drill' AND ${of}
  ORDER BY r.closed_at DESC NULLS FIRST, l.recall_id LIMIT ${most}::int`

const grouped = (rows: readonly Row[]): RecallOfPacks[] =>
  [...Map.groupBy(rows, ({ recallId }) => recallId).values()].flatMap((all) => {
    const [first] = all
    if (!first) return []
    const { recallId, number, version, priority, isClosed } = first
    return [{ recallId, number, version, priority, isClosed, scope: all.map(lineOf) }]
  })

const lineOf = ({ gtin, lots, lotFrom, lotTo, expiresFrom, expiresTo, complete }: Row): JudgedLine => ({
  gtin,
  lots,
  lotFrom,
  lotTo,
  expiresFrom,
  expiresTo,
  complete,
})
