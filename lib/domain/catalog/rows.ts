import type { Channel } from '../channel/channel.ts'
import type { Language } from '../identity/language.ts'
import type { StockKind } from '../notice/stock.ts'
import type { Gtin } from './gtin.ts'
import type { OpeningHours } from './opening-hours.ts'

// What partners and imports say about stores, products and shipments, read and checked.

export type ContactInput = {
  channel: Channel
  address: string
  kind: 'on_duty' | 'after_hours' | 'escalation'
  language: Language
}

export type StoreInput = {
  number: string
  name: string
  banner: string | null
  gln: string | null
  region: string | null
  /** The districts above its own, the topmost first. Absent: where it hangs already. Only a file says this. */
  districtsAbove?: string[]
  timezone: string
  address: {
    line1: string | null
    city: string | null
    state: string | null
    postalCode: string | null
    country: string | null
  }
  contacts: ContactInput[]
  /** Null: as it is. None: not known. */
  openingHours: OpeningHours | null
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

export type StockEventInput = {
  ref: string
  kind: StockKind
  storeNumber: string
  gtin: Gtin
  lot: string | null
  quantity: number
  /** When it moved. */
  at: Date
}
