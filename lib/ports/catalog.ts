import type { Gtin } from '#lib/domain/catalog/gtin.ts'

export type ContactInput = {
  channel: 'email' | 'sms' | 'push' | 'teams'
  address: string
  kind: 'on_duty' | 'after_hours' | 'escalation'
  language: 'en' | 'es' | 'fr'
}

export type StoreInput = {
  number: string
  name: string
  banner: string | null
  gln: string | null
  region: string | null
  timezone: string
  address: {
    line1: string | null
    city: string | null
    state: string | null
    postalCode: string | null
    country: string | null
  }
  contacts: ContactInput[]
}

export type ProductInput = {
  gtin: Gtin
  name: string
  brand: string | null
  category: string | null
  supplier: string | null
}

export type ShipmentInput = {
  ref: string
  storeNumber: string
  gtin: Gtin
  lot: string | null
  expiresOn: string | null
  quantity: number
  shippedAt: Date
}

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
  /** The region of that name, made if it is new. */
  ensureRegion(name: string): Promise<string>
}
