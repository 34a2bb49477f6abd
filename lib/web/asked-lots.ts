import 'server-only'

import type { Gtin } from '#lib/domain/catalog/gtin.ts'
import { formatGtin } from '#lib/domain/format/gtin.ts'
import { lotsAlsoNamed, lotsToCount, type LotToCount } from '#lib/domain/notice/lots-to-count.ts'
import type { ShippedLot } from '#lib/domain/notice/reconciliation.ts'
import type { NoticeTask } from '#lib/queries/notice/notice-task.ts'

type Asked = { lots: LotToCount[]; alsoNamed: LotToCount[]; products: { gtin: Gtin; name: string }[] }

/** What the report asks for, by names that a person knows. */
export const askedLots = ({ scope }: NoticeTask, shipped: ShippedLot[]): Asked => {
  const named = scope.map((line) => ({ ...line, productName: line.productName ?? formatGtin(line.gtin) }))
  const names = new Map(named.map(({ gtin, productName }) => [gtin, productName]))
  const lots = lotsToCount(named, shipped)
  return {
    lots,
    alsoNamed: lotsAlsoNamed(named, lots),
    products: [...names].map(([gtin, name]) => ({ gtin, name })),
  }
}
