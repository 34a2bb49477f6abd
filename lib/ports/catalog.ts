import type { Channel } from '#lib/domain/channel/channel.ts'
import type { UnknownStore } from '#lib/domain/catalog/meant-store.ts'
import type { QuietHours } from '#lib/domain/delivery/quiet-hours.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'
import type { ContactInput, ProductInput, ShipmentInput, StoreInput } from '#lib/domain/catalog/rows.ts'
import type { Known } from '#lib/domain/catalog/import/judge-row.ts'
import type { District } from '#lib/domain/catalog/districts.ts'

export type UpsertCounts = { created: number; updated: number; unchanged: number }

export type DrillGround = {
  /** `openDays`: weekdays, 1 is Monday; null where nobody entered hours. */
  stores: { number: string; openDays: number[] | null }[]
  products: { gtin: string; name: string; lots: string[]; storeNumbers: string[] }[]
}

/** Quiet hours of its own, or those of the store; and the least urgent that it hears of. */
export type ContactRules = { quiet: QuietHours | null; leastPriority: Priority }

export type CatalogRows = {
  /** Brings the stores to what the rows say, contacts included; a contact that is not named any more is disabled. */
  upsertStores(rows: StoreInput[], at: Date): Promise<UpsertCounts>
  upsertProducts(rows: ProductInput[], at: Date): Promise<UpsertCounts>
  /** Adds shipments whose ref is new; the others are left as they are and counted unchanged. */
  addShipments(rows: ShipmentInput[], at: Date): Promise<UpsertCounts>
  /** Those of the numbers that the tenant has. */
  knownStores(numbers: string[]): Promise<Set<string>>
  /** Of numbers that name no store, the store that each was probably meant to name. */
  meantStores(numbers: string[]): Promise<UnknownStore[]>
  /** Those of the GTINs that the tenant has, with what they are called. */
  knownProducts(gtins: string[]): Promise<Map<string, string>>
  /** The stores that could be drilled, of one district or of all, and what they were really sent, widest first. */
  drillGround(district: string | null): Promise<DrillGround>
  /** Stores as they are, locked until the end of the transaction. */
  storesNow(numbers: string[]): Promise<Known['stores']>
  productsNow(gtins: string[]): Promise<Known['products']>
  /** Notes that a contact was tried and answered. False: the store has no such contact in use. */
  verifyContact(
    storeNumber: string,
    contact: Omit<ContactInput, 'language'>,
    by: string,
    at: Date,
  ): Promise<boolean>
  /** Says when a contact is told, and of what. False: the store has no such contact in use. */
  setContactRules(
    storeNumber: string,
    contact: Omit<ContactInput, 'language'>,
    rules: ContactRules,
  ): Promise<boolean>
  /** The channel of a contact of this store that was not removed, locked; null: it has no such contact. */
  channelOfContact(storeNumber: string, contactId: string): Promise<Channel | null>
  /** A new signing secret, sealed; the one before it stays beside it. */
  addContactSecret(contactId: string, sealed: string, at: Date): Promise<void>
  /** Gives a store or a product up, or takes it up again (null). False: that is how it is already. */
  setRemoved(what: 'store' | 'product', key: string, removedAt: Date | null, at: Date): Promise<boolean>
  /** All districts, locked until the end of the transaction: a tree is judged as a whole. */
  districts(): Promise<District[]>
  addDistrict(district: District): Promise<void>
  changeDistrict(district: District, at: Date): Promise<void>
  /** Puts stores into a district, or into none. Answers how many were elsewhere. */
  assignStores(districtId: string | null, numbers: string[], at: Date): Promise<number>
}
