import type { Gtin } from '../catalog/gtin.ts'
import type { RecallStatus } from '../recall/lifecycle.ts'
import type { ScopeLine } from '../recall/recall.ts'
import { matchScope } from '../recall/scope.ts'
import { ok, reject, rejected, type Result } from '../result.ts'
import { takesReports } from './report.ts'

/** What somebody in the store can enter once it has answered. */
export const ENTERED_KINDS = ['receipt', 'customer_return'] as const
export type EnteredKind = (typeof ENTERED_KINDS)[number]

/** Some of a lot that came, in one press; or that an earlier entry was a mistake. */
export type StockEntry =
  | { entry: EnteredKind; gtin: Gtin; lot: string | null; quantity: number }
  | { entry: 'correction'; corrects: string }

/** What was entered before, as far as it can still be taken back. */
export type EnteredBefore = { kind: EnteredKind; takenBack: boolean }

/** Taken as long as the recall is: a store that is open again tells of its next delivery, too. */
export const judgeStockEntry = (
  { recallStatus }: { recallStatus: RecallStatus },
  entry: StockEntry,
  scope: ScopeLine[],
  before: EnteredBefore | null,
): Result<'first' | 'repeat'> => {
  if (!takesReports(recallStatus))
    return rejected('ILLEGAL_TRANSITION', 'The recall is closed. No more entries are accepted.')
  if (entry.entry === 'correction') {
    if (before) return ok(before.takenBack ? 'repeat' : 'first')
    const error = { path: 'corrects', code: 'unknown_entry', message: 'This entry doesn’t exist.' }
    return reject({ code: 'VALIDATION_FAILED', errors: [error] })
  }
  if (matchScope(scope, { gtin: entry.gtin, lot: entry.lot, expiresOn: null }) === 'OUT_OF_SCOPE') {
    const message = 'This lot is not part of the recall.'
    return reject({ code: 'VALIDATION_FAILED', errors: [{ path: 'lot', code: 'not_recalled', message }] })
  }
  return ok('first')
}
