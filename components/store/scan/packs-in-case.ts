const KEY = 'clearshelf:packs-in-case'
const MOST_CASES = 200

/** How many packs somebody at this phone said that a case holds; null: nobody has. */
export const packsInCase = (gtin: string): number | null => all()[gtin] ?? null

/** Asked once for each number of a case. */
export const rememberCase = (gtin: string, packs: number): void => {
  try {
    const kept = Object.entries({ ...all(), [gtin]: packs }).slice(-MOST_CASES)
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(kept)))
  } catch {
    // A phone without room asks again.
  }
}

const all = (): Record<string, number> => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, number>) : {}
  } catch {
    return {}
  }
}
