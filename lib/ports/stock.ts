import type { StockEventInput } from '#lib/domain/catalog/rows.ts'

import type { UpsertCounts } from './catalog.ts'

export type StockRows = {
  /**
   * Adds what moved, of rows whose ref is new; the others are left as they are and counted unchanged. Whatever concerns an
   * issued recall waits to be judged from then on.
   */
  addEvents(rows: StockEventInput[], at: Date): Promise<UpsertCounts>
}
