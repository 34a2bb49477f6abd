import 'server-only'

import { GtinSchema, Lot } from '#lib/contracts/catalog.ts'
import { parseInput } from '#lib/contracts/parse-input.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { traceStores } from '#lib/queries/catalog/trace/trace-stores.ts'
import { z } from 'zod'

import { csvAnswer } from './csv-answer.ts'
import { currentActor } from './current-actor.ts'
import { observed } from './observed.ts'
import { problem } from './problem.ts'
import { webProcess } from './process.ts'

const HEADER = [
  'Store',
  'Name',
  'District',
  'GTIN',
  'Lot',
  'Expires',
  'Quantity',
  'First shipped',
  'Last shipped',
]
const AT_ONCE = 1000

const Asked = z
  .strictObject({ gtin: GtinSchema.optional(), lot: Lot.optional() })
  .refine(({ gtin, lot }) => gtin !== undefined || lot !== undefined, 'Name a GTIN or a lot.')

/** All stores that got a product or a lot, as a file. */
export const traceDownload = (request: Request): Promise<Response> =>
  observed(request, '/trace/stores.csv', async (requestId) => {
    const signed = await currentActor()
    if (!signed) return problem('UNAUTHENTICATED', requestId)
    const asked = parseInput(Asked, Object.fromEntries(new URL(request.url).searchParams))
    if (!asked.success) return problem('VALIDATION_FAILED', requestId, { errors: asked.errors })
    const name = ['trace', asked.data.gtin, asked.data.lot].filter(Boolean).join('-')
    return csvAnswer(`${name}.csv`, HEADER, lines(signed.actor, asked.data))
  })

async function* lines(actor: PersonActor, asked: z.output<typeof Asked>) {
  const { db } = webProcess()
  for (let cursor: string | undefined; ;) {
    const page = await traceStores(db, actor, { ...asked, limit: AT_ONCE, cursor })
    if (!page.ok) return
    for (const row of page.value.data)
      yield [
        row.storeNumber,
        row.storeName,
        row.region,
        row.gtin,
        row.lot,
        row.expiresOn,
        row.quantity,
        row.firstShippedAt,
        row.lastShippedAt,
      ]
    if (page.value.nextCursor === null) return
    cursor = page.value.nextCursor
  }
}
