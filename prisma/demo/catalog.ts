import type { ProductInput, ShipmentInput, StoreInput } from '#lib/domain/catalog/rows.ts'
import { before, days } from '#lib/domain/duration.ts'

import { contact, gtin, product, shipment, store } from './builders.ts'
import { PLACES } from './places.ts'

const STORES = 240
const STREETS = ['Market Street', 'Oak Avenue', 'Mill Road', 'Harbor Drive', 'College Avenue']

const PRODUCTS = [
  ['Peanut butter, crunchy 500 g', 'Oakhill', 'Spreads'],
  ['Peanut butter, smooth 500 g', 'Oakhill', 'Spreads'],
  ['Infant formula, stage 1, 800 g', 'Little Fern', 'Infant'],
  ['Infant formula, stage 2, 800 g', 'Little Fern', 'Infant'],
  ['Apple cinnamon purée, 6 pouches', 'Orchard Kids', 'Infant'],
  ['Romaine hearts, 3 pack', 'Green Basin', 'Produce'],
  ['Baby spinach, 10 oz', 'Green Basin', 'Produce'],
  ['Cantaloupe, whole', 'Green Basin', 'Produce'],
  ['Ground beef 80/20, 1 lb', 'Prairie Cut', 'Meat'],
  ['Chicken nuggets, 32 oz', 'Prairie Cut', 'Frozen'],
  ['Frozen strawberries, 16 oz', 'North Field', 'Frozen'],
  ['Frozen vegetable mix, 12 oz', 'North Field', 'Frozen'],
  ['Soft cheese, brie 8 oz', 'Vallon', 'Dairy'],
  ['Whole milk, 1 gal', 'Vallon', 'Dairy'],
  ['Vanilla ice cream, 48 oz', 'Vallon', 'Frozen'],
  ['Smoked salmon, 4 oz', 'Cold Sound', 'Seafood'],
  ['Tuna salad kit', 'Cold Sound', 'Seafood'],
  ['Enoki mushrooms, 200 g', 'Green Basin', 'Produce'],
  ['Granola with almonds, 12 oz', 'Oakhill', 'Breakfast'],
  ['Dark chocolate bar, 90 g', 'Maison Lune', 'Sweets'],
  ['Tahini, 16 oz', 'Oakhill', 'Spreads'],
  ['Ground cinnamon, 2 oz', 'Spice Row', 'Spices'],
  ['USB power bank, 10,000 mAh', 'Volta', 'Electronics'],
  ['Space heater, 1,500 W', 'Volta', 'Home'],
] as const

export const demoProducts = (): ProductInput[] =>
  PRODUCTS.map(([name, brand, category], i) =>
    product({ gtin: gtin(100 + i), name, brand, category, supplier: `${brand} Inc.` }),
  )

const numberOf = (i: number): string => String(i + 1).padStart(4, '0')

export const demoStores = (): StoreInput[] =>
  Array.from({ length: STORES }, (_, i) => {
    const [city, state, timezone, region] = PLACES[i % PLACES.length] ?? PLACES[0]
    const round = Math.floor(i / PLACES.length)
    const number = numberOf(i)
    const language = i % 11 === 3 ? 'es' : i % 29 === 2 ? 'fr' : 'en'
    const mail = (who: string) => `${who}.${number}@fairmeadow.example`
    const contacts = [
      contact({ address: mail('store'), language }),
      contact({ address: mail('manager'), kind: 'after_hours', language }),
      contact({
        address: `district.${region.toLowerCase().replaceAll(' ', '-')}@fairmeadow.example`,
        kind: 'escalation',
      }),
    ]
    return store({
      number,
      name: `${city} ${STREETS[round % STREETS.length]}`,
      banner: i % 3 === 0 ? 'Fairmeadow Express' : 'Fairmeadow',
      region,
      timezone,
      address: {
        line1: `${100 + i} ${STREETS[round % STREETS.length]}`,
        city,
        state,
        postalCode: null,
        country: 'US',
      },
      // A few have nobody to write to: the preview says so, and they see a recall in the store app only.
      contacts: i % 80 === 79 ? [] : contacts,
    })
  })

export const lotOf = (productIndex: number, week: number): string =>
  `L${26}${String(40 + week)}${String.fromCodePoint(65 + (productIndex % 26))}`

/** Four weeks of deliveries: each product to a third of the stores, two lots each; some papers without a lot. */
export const demoShipments = (now: Date): ShipmentInput[] =>
  PRODUCTS.flatMap((_, p) =>
    Array.from({ length: STORES / 3 }, (__, s) => (s * 3 + (p % 3)) % STORES).flatMap((i) =>
      [0, 1].map((k) => {
        const week = (i + k) % 4
        return shipment({
          ref: `D-${p}-${i}-${k}`,
          storeNumber: numberOf(i),
          gtin: gtin(100 + p),
          lot: (i + p + k) % 17 === 0 ? null : lotOf(p, week),
          expiresOn: before(now, -days(120 + 7 * week))
            .toISOString()
            .slice(0, 10),
          quantity: 12 * (1 + ((i + p) % 4)),
          shippedAt: before(now, days(29 - 7 * week)),
        })
      }),
    ),
  )
