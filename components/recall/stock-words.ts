import { counted } from '#lib/domain/format/counted.ts'
import type { MovedLot, StockKind } from '#lib/domain/notice/stock.ts'

export const STOCK_WORDS: Record<StockKind, string> = {
  sale: 'Sold at the till',
  receipt: 'A delivery arrived',
  transfer_in: 'Came from another store',
  customer_return: 'A customer returned it',
}

const DID: Record<MovedLot['kind'], readonly [one: string, many: string]> = {
  sale: ['was sold at the till', 'were sold at the till'],
  receipt: ['arrived with a delivery', 'arrived with a delivery'],
  transfer_in: ['came from another store', 'came from another store'],
  customer_return: ['was brought back by a customer', 'were brought back by customers'],
  shipment: ['was shipped to it', 'were shipped to it'],
}

/** "12 units of lot L1 were sold at the till, 2 Mar 2026, 08:00 CST." */
export const movedText = ({ kind, lot, quantity }: MovedLot, when: string): string => {
  const what = lot ? `lot ${lot}` : 'a lot that is not known'
  return `${counted(quantity, 'unit', 'units')} of ${what} ${DID[kind][quantity === 1 ? 0 : 1]}, ${when}.`
}
