import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from 'pg'

import { isNoLot, normalizeLot } from '#lib/domain/format/normalize-lot.ts'
import { isStorable } from '#lib/domain/storable-text.ts'
import { matchScope, type ScopeMatch, type TracedItem } from '#lib/domain/recall/scope.ts'
import type { ScopeLine } from '#lib/domain/recall/recall.ts'
import { gtin } from '#prisma/demo/builders.ts'
import { connect, testDatabase, type TestDatabase } from '#tests/support/database.ts'

// The law stands twice: in TypeScript for one pack, in SQL for sets. Here they are held equal.

let database: TestDatabase
let client: Client & AsyncDisposable

beforeAll(async () => {
  database = await testDatabase()
  client = await connect(database.adminUrl)
})
afterAll(async () => {
  await client[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

// Few characters and short lots, so that they meet: equal, in range, at the bound, of another length, with other spaces.
const short = fc.string({
  unit: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('A', 'b', 'B', '1', '2', '9', ' ', '-', '_', '.', '?') },
    // Dashes and blanks of word processors, other widths, accents, signs, and a letter that only looks like an A.
    { weight: 1, arbitrary: fc.constantFrom(...Array.from('–‑−\u00a0\u200b\u00adＡ１áº°&\u0410')) },
  ),
  minLength: 1,
  maxLength: 3,
})
// As people and systems write them: with the word before it, or with a word that says that there is none.
const label = fc.constantFrom(
  '',
  '',
  '',
  '',
  'lot ',
  'Lot',
  'LOTE:',
  'lot no. ',
  'BATCH-',
  '(lot) ',
  'L',
  'L ',
  'lote',
  'E',
)
const lot = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(label, short).map(([before, text]) => before + text) },
  { weight: 1, arbitrary: fc.constantFrom('N/A', 'none', '?', '-', 'x', 'lot', 'LOT NO') },
)
const spoken = lot.filter((text) => text.trim() !== '') // The contracts let no blank lot into a scope.
const day = fc.integer({ min: 1, max: 9 }).map((n) => `2027-05-0${n}`)
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })

const scopeLine: fc.Arbitrary<ScopeLine> = fc.record({
  gtin: fc.constant(gtin(1)),
  lots: fc.array(spoken, { maxLength: 3 }),
  lotFrom: maybe(spoken),
  lotTo: maybe(spoken),
  expiresFrom: maybe(day),
  expiresTo: maybe(day),
  complete: fc.boolean(),
})
const item: fc.Arbitrary<TracedItem> = fc.record({
  gtin: fc.constant(gtin(1)),
  lot: maybe(lot),
  expiresOn: maybe(day),
})

const IN_SQL: Record<ScopeMatch, string | null> = {
  IN_SCOPE: 'in_scope',
  LOT_UNKNOWN: 'lot_unknown',
  DATE_UNKNOWN: 'date_unknown',
  OUT_OF_SCOPE: null,
}

/** Many pairs in one round trip: what the database says of each. */
const inDatabase = async (pairs: [ScopeLine, TracedItem][]): Promise<(string | null)[]> => {
  const rows = pairs.map(([line, { lot: ofItem, expiresOn }]) => ({
    line: {
      lots: line.lots,
      lot_from: line.lotFrom,
      lot_to: line.lotTo,
      expires_from: line.expiresFrom,
      expires_to: line.expiresTo,
      complete: line.complete,
    },
    lot: ofItem,
    on: expiresOn,
  }))
  const answer = await client.query<{ match: string | null }>(
    `SELECT scope_match(jsonb_populate_record(NULL::scope_line, row -> 'line'), row ->> 'lot', (row ->> 'on')::date) AS match
     FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS r(row, n) ORDER BY n`,
    [JSON.stringify(rows)],
  )
  return answer.rows.map(({ match }) => match)
}

test('a lot is spelled alike by the database and the domain, whatever it is written in', async () => {
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...Array.from('LOTE no123-–°')),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    minLength: 1,
    maxLength: 12,
  })
  const lots = fc.sample(text, { numRuns: 20_000, seed: 11 }).filter((one) => isStorable(one))
  const { rows } = await client.query<{ key: string | null }>(
    'SELECT normalize_lot(lot) AS key FROM unnest($1::text[]) WITH ORDINALITY AS l(lot, n) ORDER BY n',
    [lots],
  )
  const differs = lots.flatMap((lot, i) => {
    const [here, there] = [normalizeLot(lot), rows[i]?.key ?? '']
    return here === there ? [] : [{ lot, here, there }]
  })
  expect(differs).toEqual([])
})

test('the database and the domain agree on what names no lot', async () => {
  const written = [
    'N/A',
    'n.a.',
    'none',
    'lot',
    'LOT NO',
    'x',
    'Sin lote',
    '?',
    '',
    'НА',
    'L',
    'L1',
    'NA1',
    'X1',
  ]
  const lots = [...written, ...fc.sample(lot, { numRuns: 3000, seed: 13 })]
  const { rows } = await client.query<{ none: boolean }>(
    'SELECT names_no_lot(normalize_lot(lot)) AS none FROM unnest($1::text[]) WITH ORDINALITY AS l(lot, n) ORDER BY n',
    [lots],
  )
  const differs = lots.filter((one, i) => isNoLot(normalizeLot(one)) !== rows[i]?.none)
  expect(differs).toEqual([])
  expect(written.filter((one) => isNoLot(normalizeLot(one)))).toHaveLength(10)
})

test('the database and the domain agree on every pack', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(scopeLine, item), { minLength: 50, maxLength: 100 }),
      async (pairs) => {
        const byDomain = pairs.map(([line, pack]) => IN_SQL[matchScope([line], pack)])
        expect(await inDatabase(pairs)).toEqual(byDomain)
      },
    ),
    { numRuns: 60 },
  )
})

test('all four verdicts are met on the way', async () => {
  const pairs = fc.sample(fc.tuple(scopeLine, item), { numRuns: 2000, seed: 7 })
  expect(new Set(await inDatabase(pairs))).toEqual(new Set(Object.values(IN_SQL)))
})
