import 'server-only'

import { chainLots } from '#lib/adapters/prisma/chain-lots.ts'
import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import { recallsOfPacks } from '#lib/adapters/prisma/recalled-lines.ts'
import { wholeChain } from '#lib/adapters/prisma/whole-chain.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import { confinedToStore } from '#lib/domain/identity/actor.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'
import { ok, rejected } from '#lib/domain/result.ts'
import { closedThatMean } from '#lib/domain/scan/closed-recalls.ts'
import {
  judgeScan,
  knownNow,
  numbersOf,
  typedLotKeys,
  WEIGHT,
  type Doubt,
  type Verdict,
  type VerdictWord,
} from '#lib/domain/scan/judge-scan.ts'
import { readPack, type Pack, type PackFault, type Source } from '#lib/domain/scan/read-pack.ts'

import { iso, permittedRead, type Query } from '../query.ts'

type Asked = {
  code: string
  entry: Source
  lot: string | null
  expiresOn: string | null
  store: string | null
  now: Date
}
type Against = { number: string; priority: Priority; version: number }

export type PackVerdict = {
  verdict: VerdictWord
  why: 'in_scope' | 'other_product' | 'other_lot' | Doubt | PackFault
  gtin: string | null
  lot: string | null
  /** Those that say so; of a pack that is not recalled, all that it was held against. */
  recalls: Against[]
  nearestLots: string[]
  asOf: string
}

/** Whether a pack is recalled, for tills, robots and partners: the same function as on the phone, over what is known now. */
export const packVerdict: Query<Asked, PackVerdict> = async (
  db,
  actor,
  { code, entry, lot, expiresOn, now, ...asked },
) => {
  const allowed = permittedRead(actor, 'verdict:read')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const read = readPack(code, now.getUTCFullYear(), { lot, expiresOn }, entry)
  return withTenant(db, actor, async (tx) => {
    const storeId = confinedToStore(actor) ?? null
    const store =
      asked.store === null
        ? null
        : await tx.store.findFirst({ where: { tenantId, number: asked.store }, select: { id: true } })
    if (asked.store !== null && (!store || (storeId !== null && store.id !== storeId)))
      return rejected('STORE_NOT_FOUND')
    // Of the whole chain, whichever store asks: a pack may have come from a store that is concerned to one that is not.
    const recalls = await wholeChain(
      tx,
      () => tx.$queryRaw<(Against & { id: string })[]>`
        SELECT r.id, r.number, r.priority, r.version FROM recall r
        WHERE r.tenant_id = ${tenantId}::uuid AND r.status IN ('issued', 'closing') AND r.kind <> 'drill' ORDER BY r.priority, r.number`,
    )
    const answer = { lot, nearestLots: [], asOf: iso(now) }
    const all = recalls.map(({ id: _, ...against }) => against)
    if ('fault' in read) return ok({ ...answer, verdict: 'check', why: read.fault, gtin: null, recalls: all })
    const { pack } = read
    const { open, closed } = await judgeAll(tx, { tenantId, recalls, pack, now })
    const gravest = open.reduce((a, b) => (rank(b.verdict) > rank(a.verdict) ? b : a)).verdict
    const said = { ...answer, gtin: pack.gtin, lot: pack.readings[0].lot }
    if (gravest.word === 'not_recalled' && closed.length > 0)
      return ok({ ...said, verdict: 'check', why: 'recalled_before', recalls: closed })
    return ok({
      ...said,
      verdict: gravest.word,
      why: gravest.why,
      recalls: open.flatMap(({ verdict, against }) =>
        against && verdict.word === gravest.word ? [against] : [],
      ),
      nearestLots: gravest.word === 'check' ? gravest.nearestLots : [],
    })
  })
}

// Of two that rule a pack out, the one that names its product says more.
const rank = ({ word, why }: Verdict): number => 2 * WEIGHT[word] + (why === 'other_product' ? 0 : 1)

type Judged = { verdict: Verdict; against: Against | null }

// Without any recall there is still a pack, which may be of nothing that anybody can judge.
const NOTHING = { priority: 'low', scope: [] } as const

const judgeAll = async (
  tx: TransactionClient,
  {
    tenantId,
    recalls,
    pack,
    now,
  }: { tenantId: string; recalls: readonly (Against & { id: string })[]; pack: Pack; now: Date },
): Promise<{ open: [Judged, ...Judged[]]; closed: Against[] }> => {
  const numbers = numbersOf(pack)
  const known = await recallsOfPacks(tx, tenantId, { gtins: numbers, now })
  const typed = typedLotKeys(pack)
  const lots =
    typed.length === 0
      ? new Map()
      : await chainLots(
          tx,
          tenantId,
          numbers,
          typed.map(({ key }) => key),
        )
  const ground = knownNow(lots, now)
  const scopes = new Map(known.map(({ recallId, scope }) => [recallId, scope]))
  const judged = recalls.map(({ id, ...against }) => ({
    against,
    verdict: judgeScan({ priority: against.priority, scope: scopes.get(id) ?? [] }, pack, ground),
  }))
  const closed = closedThatMean(
    known.filter(({ isClosed }) => isClosed),
    pack,
    ground,
  )
  return {
    open: [{ against: null, verdict: judgeScan(NOTHING, pack, ground) }, ...judged],
    closed: closed.map(({ number, priority, version }) => ({ number, priority, version })),
  }
}
