/** A number that names no store, and the one store that it was probably meant to name: 62 for 0062. */
export type UnknownStore = { number: string; meant: string | null }

const bare = (number: string): string =>
  number
    .trim()
    .replace(/^[0\s#]+/, '')
    .toLowerCase()

/** Of the numbers that exist the one that differs by leading zeros alone; null when there is none, or are several. */
export const meantStore = (number: string, existing: readonly string[]): string | null => {
  const wanted = bare(number)
  const alike = wanted === '' ? [] : existing.filter((one) => bare(one) === wanted)
  return alike.length === 1 ? (alike[0] ?? null) : null
}
