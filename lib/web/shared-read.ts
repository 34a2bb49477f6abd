import 'server-only'

const FRESH_MS = 1000
const MOST_KEPT = 500

type Kept<Value> = { value: Promise<Value>; until: number }

/**
 * The same question asked by many at once is asked of the database once, and its answer serves for a second. Whoever
 * must not get an older answer puts the change that they know of into the key.
 */
export const sharedRead = <Value>() => {
  const kept = new Map<string, Kept<Value>>()
  return (key: string, ask: () => Promise<Value>): Promise<Value> => {
    const now = performance.now()
    const known = kept.get(key)
    if (known && known.until > now) return known.value
    for (const [old, { until }] of kept) if (until <= now || kept.size >= MOST_KEPT) kept.delete(old)
    const value = ask()
    // As long as it runs it serves everybody; then its second begins.
    const entry = { value, until: Infinity }
    kept.set(key, entry)
    value.then(
      () => void (entry.until = performance.now() + FRESH_MS),
      () => kept.delete(key),
    )
    return value
  }
}
