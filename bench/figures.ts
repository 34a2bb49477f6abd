import { cpus, totalmem } from 'node:os'

/** What a figure was measured on. */
export const machine = (): string => {
  const [first] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown'}, ${memory} GB, Node ${process.version}`
}

export const percentile = (values: number[], part: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? 0
}

export const milliseconds = (value: number): string => value.toFixed(1).padStart(8)

/** p50, p95, p99 and the worst, as one line. */
export const spreadOf = (values: number[]): string =>
  [0.5, 0.95, 0.99, 1].map((part) => milliseconds(percentile(values, part))).join('')

// Noise of a shared machine. What is worse than linear by nature, such as n log n or n², exceeds it within ten times as many.
const TOLERANCE = 1.5

/**
 * Whether each step from one size to the next costs at most as much more as there is more, and half of that for noise.
 * What takes less than a few milliseconds is made of round trips, and says nothing.
 */
export const growthOf = (
  sizes: readonly number[],
  costs: readonly number[],
  leastMs = 5,
): { text: string; worseThanLinear: boolean } => {
  const steps = costs.slice(1).map((cost, i) => {
    const [size = 1, next = 1, before = cost] = [sizes[i], sizes[i + 1], costs[i]]
    const worse = cost > leastMs && cost / Math.max(before, leastMs) > (next / size) * TOLERANCE
    return {
      text: `×${(cost / before).toFixed(1)} for ×${next / size}${worse ? ' WORSE THAN LINEAR' : ''}`,
      worse,
    }
  })
  return { text: steps.map(({ text }) => text).join(', '), worseThanLinear: steps.some(({ worse }) => worse) }
}
