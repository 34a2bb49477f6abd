import type { FieldError } from '#lib/domain/result.ts'
import { isStorable } from '#lib/domain/storable-text.ts'

/** Where in a value stands text that cannot be kept. It must be known before the database says so, in its own words. */
export const unstorableTexts = (value: unknown, path: readonly string[] = []): FieldError[] => {
  if (typeof value === 'string') return isStorable(value) ? [] : [unstorable(path)]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => unstorableTexts(inner, [...path, key]))
}

const unstorable = (path: readonly string[]): FieldError => ({
  path: path.join('.'),
  code: 'invalid_text',
  message: 'This contains a NUL or a broken character.',
})
