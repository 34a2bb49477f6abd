import { checkDigit, type Gtin } from '#lib/domain/catalog/gtin.ts'
import type {
  ContactInput,
  ProductInput,
  ShipmentInput,
  StockEventInput,
  StoreInput,
} from '#lib/domain/catalog/rows.ts'
import type { RecallContent } from '#lib/domain/recall/recall.ts'

// Valid values for the demo and for every test: a caller says only what matters to it.

/** A valid GTIN-14 from a small number. */
export const gtin = (n: number): Gtin => {
  const body = `00614141${String(n).padStart(5, '0')}`
  return `${body}${checkDigit(body)}` as Gtin
}

export const contact = (over: Partial<ContactInput> = {}): ContactInput => ({
  channel: 'email',
  address: 'store@example.com',
  kind: 'on_duty',
  language: 'en',
  ...over,
})

export const store = (over: Partial<StoreInput> = {}): StoreInput => ({
  number: '0001',
  name: 'Main Street',
  banner: null,
  gln: null,
  region: null,
  timezone: 'America/Chicago',
  address: { line1: null, city: null, state: null, postalCode: null, country: 'US' },
  contacts: [contact()],
  openingHours: null,
  ...over,
})

export const product = (over: Partial<ProductInput> = {}): ProductInput => ({
  gtin: gtin(1),
  name: 'Peanut butter, crunchy 500 g',
  brand: 'Oakhill',
  category: 'Spreads',
  supplier: 'Oakhill Foods',
  ...over,
})

export const shipment = (over: Partial<ShipmentInput> = {}): ShipmentInput => ({
  ref: 'S-1',
  storeNumber: '0001',
  gtin: gtin(1),
  lot: 'L24A',
  expiresOn: '2027-05-01',
  quantity: 24,
  shippedAt: new Date('2026-10-20T06:00:00Z'),
  ...over,
})

export const stockEvent = (over: Partial<StockEventInput> = {}): StockEventInput => ({
  ref: 'E-1',
  kind: 'sale',
  storeNumber: '0001',
  gtin: gtin(1),
  lot: 'L24A',
  quantity: 1,
  at: new Date('2026-10-20T06:00:00Z'),
  ...over,
})

export const recallContent = (over: Partial<RecallContent> = {}): RecallContent => ({
  title: 'Peanut butter may contain Salmonella',
  kind: 'recall',
  priority: 'medium',
  jurisdiction: 'US',
  regulatorClass: null,
  reasonCode: 'salmonella',
  hazard:
    'Salmonella can cause serious illness in young children, older people and those with weak immune systems.',
  instructions: 'Remove every jar of the lots named. Put them in the back room, marked "Do not sell".',
  scope: [{ gtin: gtin(1), lots: ['L24A'], complete: true, identificationHint: 'Lot on the lid' }],
  target: { mode: 'all', storeNumbers: [] },
  effectivenessLevel: null,
  ...over,
})
