import type { z } from 'zod'

import type { FieldError } from '#lib/domain/result.ts'

import { fieldErrors } from './field-errors.ts'
import { plainMessage } from './plain-messages.ts'
import { tooManyKeys } from './too-many-keys.ts'
import { unstorableTexts } from './unstorable-texts.ts'

type Parsed<Data> = { success: true; data: Data } | { success: false; errors: FieldError[] }

/** What came from outside, judged by its schema; and no text in it that could not be kept. */
export const parseInput = <Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): Parsed<z.output<Schema>> => {
  const tooMany = tooManyKeys(value)
  if (tooMany) return { success: false, errors: [tooMany] }
  const parsed = schema.safeParse(value, { error: plainMessage })
  if (!parsed.success) return { success: false, errors: fieldErrors(parsed.error) }
  // Only now: what a strict schema has taken is no deeper than the schema.
  const errors = unstorableTexts(value)
  return errors.length > 0 ? { success: false, errors } : parsed
}
