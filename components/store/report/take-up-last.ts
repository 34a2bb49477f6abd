import type { CountedLine } from '#lib/domain/notice/counted-line.ts'

import { isSameLot } from '../scan/found.ts'
import { startCounting, type Counting } from './counts.ts'

/** A second report begins with what the store said last; a lot that only that one named is there too. */
export const takeUpLast = (asked: readonly Counting[], last: readonly CountedLine[]): Counting[] => {
  const started = asked.map((counting) => {
    const line = last.find((one) => isSameLot(one, counting.line))
    return line ? { ...counting, asLast: true, line: { ...line, lot: counting.line.lot } } : counting
  })
  const named = last.filter((line) => !asked.some((counting) => isSameLot(line, counting.line)))
  const added = named.map((line): Counting => {
    const product = asked.find((counting) => counting.line.gtin === line.gtin)?.product ?? null
    const lot = { gtin: line.gtin, lot: line.lot, productName: product, shipped: 0 }
    return { ...startCounting(lot, true), asLast: true, line }
  })
  return [...started, ...added]
}
