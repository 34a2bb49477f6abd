import type { ProductInput, ShipmentInput, StoreInput } from '#lib/domain/catalog/rows.ts'

export type UpsertCounts = { created: number; updated: number; unchanged: number }

export type CatalogRows = {
  /** Brings the stores to what the rows say, contacts included; a contact that is not named any more is disabled. */
  upsertStores(rows: StoreInput[], at: Date): Promise<UpsertCounts>
  upsertProducts(rows: ProductInput[], at: Date): Promise<UpsertCounts>
  /** Adds shipments whose ref is new; the others are left as they are and counted unchanged. */
  addShipments(rows: ShipmentInput[]): Promise<UpsertCounts>
  /** Those of the numbers that the tenant has. */
  knownStores(numbers: string[]): Promise<Set<string>>
  /** Those of the GTINs that the tenant has. */
  knownProducts(gtins: string[]): Promise<Set<string>>
}
