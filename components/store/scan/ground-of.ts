import type { Ground } from '#lib/domain/scan/judge-scan.ts'
import { ageOf } from '#lib/domain/scan/knowledge.ts'
import type { ScanKnowledge } from '#lib/domain/scan/scanned-recall.ts'

/** What this phone judges by at this moment. */
export const groundOf = ({ shippedLots, asOf, limits }: ScanKnowledge): Ground => ({
  shippedLots: (product) => new Set(shippedLots[product]),
  age: ageOf(Date.parse(asOf), Date.now()),
  limits,
  thisYear: new Date().getFullYear(),
})
