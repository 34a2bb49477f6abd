import { counted } from '#lib/domain/format/counted.ts'
import type { MovedLot, StockKind } from '#lib/domain/notice/stock.ts'

export const STOCK_WORDS: Record<StockKind, string> = {
  sale: 'Sold at the register',
  receipt: 'Delivery arrived',
  transfer_in: 'Transferred from another store',
  customer_return: 'Returned by a customer',
}

const DID: Record<MovedLot['kind'], readonly [one: string, many: string]> = {
  sale: ['was sold at the register', 'were sold at the register'],
  receipt: ['arrived with a delivery', 'arrived with a delivery'],
  transfer_in: ['was transferred from another store', 'were transferred from another store'],
  customer_return: ['was returned by a customer', 'were returned by customers'],
  shipment: ['was shipped to it', 'were shipped to it'],
}

/** "12 units of lot L1 were sold at the till, 2 Mar 2026, 08:00 CST." */
export const movedText = ({ kind, lot, quantity }: MovedLot, when: string): string => {
  const what = lot ? `lot ${lot}` : 'an unknown lot'
  return `${counted(quantity, 'unit', 'units')} of ${what} ${DID[kind][quantity === 1 ? 0 : 1]}, ${when}.`
}
