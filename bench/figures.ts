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
