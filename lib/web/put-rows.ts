import 'server-only'

import { setImmediate as othersFirst } from 'node:timers/promises'

import type { z } from 'zod'

import { parseInput } from '#lib/contracts/parse-input.ts'
import { ok, type FieldError, type Result } from '#lib/domain/result.ts'
import type { UpsertCounts } from '#lib/ports/catalog.ts'

// Of a row that is wrong all over, what is wrong first.
const MOST_OF_A_ROW = 5
// Whichever comes first: a row of a thousand fields takes as long as many that are right.
const PAUSE_EVERY = 100
const PAUSE_AFTER_MS = 10

export type RowError = FieldError & { index: number }
type Indexed<Row> = { index: number; row: Row }
type Sorted<Row> = { rows: Indexed<Row>[]; errors: RowError[]; repeated: number }
type Taken = UpsertCounts & { errors?: RowError[] }

/** Takes the good rows of an array body and reports the bad ones with their place. */
export const putRows = async <Schema extends z.ZodType>(
  schema: Schema,
  body: unknown[],
  keyOf: (row: z.output<Schema>) => string,
  take: (rows: z.output<Schema>[], indexed: Indexed<z.output<Schema>>[]) => Promise<Result<Taken>>,
): Promise<Result<UpsertCounts & { errors: RowError[] }>> => {
  const { rows, errors, repeated } = await sortRows(schema, body, keyOf)
  const taken = await take(
    rows.map(({ row }) => row),
    rows,
  )
  if (!taken.ok) return taken
  const { created, updated, unchanged, errors: more = [] } = taken.value
  const all = [...errors, ...more].toSorted((a, b) => a.index - b.index)
  return ok({ created, updated, unchanged: unchanged + repeated, errors: all })
}

/**
 * Judges each row by itself. Of rows with one key the first counts; a later one that says the same is a repeat, one that
 * says something else is an error.
 */
const sortRows = async <Schema extends z.ZodType>(
  schema: Schema,
  body: unknown[],
  keyOf: (row: z.output<Schema>) => string,
): Promise<Sorted<z.output<Schema>>> => {
  const sorted: Sorted<z.output<Schema>> = { rows: [], errors: [], repeated: 0 }
  const seen = new Map<string, string>()
  let since = performance.now()
  for (const [index, value] of body.entries()) {
    if (index % PAUSE_EVERY === PAUSE_EVERY - 1 || performance.now() - since > PAUSE_AFTER_MS) {
      await othersFirst()
      since = performance.now()
    }
    const parsed = parseInput(schema, value)
    if (!parsed.success) {
      for (const error of parsed.errors.slice(0, MOST_OF_A_ROW)) sorted.errors.push({ index, ...error })
      continue
    }
    const key = keyOf(parsed.data)
    const said = JSON.stringify(parsed.data)
    const before = seen.get(key)
    if (before === undefined) {
      seen.set(key, said)
      sorted.rows.push({ index, row: parsed.data })
    } else if (before === said) sorted.repeated += 1
    else
      sorted.errors.push({
        index,
        path: '',
        code: 'conflicting_row',
        message: `Another row for ${key} has different values.`,
      })
  }
  return sorted
}
