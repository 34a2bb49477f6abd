import type { FieldError } from '#lib/domain/result.ts'

// Of whatever a schema describes, nothing has so many. A schema names each key that it does not know: of 700,000 for seconds.
const MOST_KEYS = 2000

/** Which object of a value has more keys than anything has; null if none has. Found without looking at all of them. */
export const tooManyKeys = (value: unknown, path: readonly string[] = []): FieldError | null => {
  if (typeof value !== 'object' || value === null) return null
  if (Array.isArray(value)) return firstOf(value.entries(), path)
  let keys = 0
  for (const _ in value) {
    keys += 1
    if (keys > MOST_KEYS)
      return {
        path: path.join('.'),
        code: 'too_many_fields',
        message: `At most ${MOST_KEYS} fields in one object.`,
      }
  }
  return firstOf(Object.entries(value), path)
}

const firstOf = (
  entries: Iterable<readonly [string | number, unknown]>,
  path: readonly string[],
): FieldError | null => {
  for (const [key, inner] of entries) {
    if (typeof inner !== 'object') continue
    const fault = tooManyKeys(inner, [...path, String(key).slice(0, 60)])
    if (fault) return fault
  }
  return null
}
