import { z } from 'zod'

import { DOUBTS, VERDICT_WORDS } from '#lib/domain/scan/judge-scan.ts'
import { PRIORITIES } from '#lib/domain/recall/recall.ts'
import { PACK_FAULTS } from '#lib/domain/scan/read-pack.ts'

const asTyped = z.string().optional()

// Nothing that can be asked is refused for its form: what cannot be read is CHECK.
const VerdictQuery = z.strictObject({
  code: asTyped.describe(
    'As scanned: GTIN, GS1 element string (FNC1 as %1D), the same in brackets, or Digital Link. This or `gtin` is needed',
  ),
  gtin: asTyped.describe('The number below the bars, if there is no code'),
  lot: asTyped.describe('As a person typed it from the pack'),
  expires: asTyped.describe('The date on the pack as a person typed it: YYYY-MM-DD'),
  store: z
    .string()
    .max(32)
    .optional()
    .describe('Only the open recalls of this store; else all of the retailer'),
})

const PackVerdictView = z.strictObject({
  verdict: z.enum(VERDICT_WORDS),
  why: z.enum(['in_scope', 'other_product', 'other_lot', ...DOUBTS, ...PACK_FAULTS]),
  gtin: z.string().nullable(),
  lot: z.string().nullable(),
  recalls: z
    .array(z.strictObject({ number: z.string(), priority: z.enum(PRIORITIES), version: z.int() }))
    .describe('Those that say so; of a pack that is not recalled, all that it was held against'),
  nearestLots: z.array(z.string()).describe('Recalled lots that are most like the one that was read'),
  asOf: z.iso.datetime(),
})

/** The one call that judges a pack. */
export const VERDICT_OPERATIONS = {
  verdict: {
    method: 'GET',
    path: '/verdict',
    summary: 'Is this pack recalled? For tills, robots and partners: the same rule as on the phone',
    scope: 'catalog:read',
    query: VerdictQuery,
    anyText: true,
    answer: PackVerdictView,
    status: 200,
  },
} as const
