import { randomInt } from 'node:crypto'

import { gtin, product, shipment } from '#prisma/demo/builders.ts'

import { api, call } from './api.ts'

/** A product that no other test touches, and a store for each of these lots. */
export const shipLots = async (...lots: string[]) => {
  const own = gtin(randomInt(10_000, 99_999))
  const name = `Oat drink ${own.slice(-6)}`
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

export const scopeOf = (own: ReturnType<typeof gtin>, ...lots: string[]) => [
  { gtin: own, lots, complete: true, identificationHint: 'On the cap' },
]
