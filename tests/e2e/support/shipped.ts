import { randomInt } from 'node:crypto'

import { checkDigit, type Gtin } from '#lib/domain/catalog/gtin.ts'
import { product, shipment } from '#prisma/demo/builders.ts'

import { api, call } from './api.ts'

// Of a billion: among ninety thousand two tests of one run met now and then.
const ownGtin = (): Gtin => {
  const body = `0073${String(randomInt(1e9)).padStart(9, '0')}`
  return `${body}${checkDigit(body)}` as Gtin
}

/** A product that no other test touches, and a store for each of these lots. */
export const shipLots = async (...lots: string[]) => {
  const own = ownGtin()
  const name = `Oat drink ${own.slice(-9)}`
  await call('PUT', '/products', { body: [product({ gtin: own, name, brand: 'Oakhill' })] })
  const stores = await Promise.all(lots.map(() => api.createStore()))
  const rows = stores.map(({ number }, i) => ({
    ...shipment({
      ref: `${number}-${lots[i]}`,
      storeNumber: number,
      gtin: own,
      lot: lots[i] ?? null,
      quantity: 24,
    }),
    shippedAt: '2026-10-20T06:00:00Z',
  }))
  await call('POST', '/shipments', { body: rows })
  return { gtin: own, name, stores }
}

export const scopeOf = (own: Gtin, ...lots: string[]) => [
  { gtin: own, lots, complete: true, identificationHint: 'On the cap' },
]
