/** The same to whoever reads it: null, missing and left out are one, and the order of keys says nothing. */
export const isSame = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b)

const canonical = (value: unknown): string => JSON.stringify(sorted(value ?? null))

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((one) => sorted(one ?? null))
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .filter(([, one]) => one !== null && one !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => [key, sorted(one)])
}
