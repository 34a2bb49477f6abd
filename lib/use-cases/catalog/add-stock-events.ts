import type { StockEventInput } from '#lib/domain/catalog/rows.ts'
import { after, days } from '#lib/domain/duration.ts'
import type { Actor } from '#lib/domain/identity/actor.ts'
import { ok, type FieldError, type Result } from '#lib/domain/result.ts'
import type { UpsertCounts } from '#lib/ports/catalog.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted } from '../permitted.ts'

type Needs = Pick<Ports, 'transact' | 'clock'>
type Row = { index: number; row: StockEventInput }
type RowError = FieldError & { index: number }

// Clocks of tills differ, and so do days; a year that was mistyped would count against answers that are yet to come.
const AHEAD = days(1)

/**
 * Takes in what tills and warehouses tell of. Rows of an unknown store or of a day to come are reported with their place; the
 * others are taken. What they mean for recalls is judged by a sweep, a moment later.
 */
export const addStockEvents =
  ({ transact, clock }: Needs) =>
  async (actor: Actor, rows: Row[]): Promise<Result<UpsertCounts & { errors: RowError[] }>> => {
    const allowed = permitted(actor, 'stock:write')
    if (!allowed.ok) return allowed
    const now = clock.now()
    return transact(actor, async (tx) => {
      const known = await tx.catalog.knownStores(rows.map(({ row }) => row.storeNumber))
      const faults = rows.map((one) => ({ ...one, fault: faultOf(one.row, known, now) }))
      const good = faults.filter(({ fault }) => fault === null).map(({ row }) => row)
      const counts = await tx.stock.addEvents(good, now)
      // Rows that say what is there already are no change, and no change has no leaf.
      if (counts.created > 0)
        await tx.audit({
          action: 'stock.moved',
          subject: { type: 'stock_event', id: actor.tenantId },
          data: counts,
        })
      const errors = faults.flatMap(({ index, fault }) => (fault ? [{ index, ...fault }] : []))
      return ok({ ...counts, errors })
    })
  }

const faultOf = (row: StockEventInput, known: ReadonlySet<string>, now: Date): FieldError | null => {
  if (!known.has(row.storeNumber))
    return { path: 'storeNumber', code: 'unknown_store', message: `No store ${row.storeNumber}.` }
  if (row.at > after(now, AHEAD))
    return { path: 'at', code: 'in_the_future', message: 'This is more than a day in the future.' }
  return null
}
