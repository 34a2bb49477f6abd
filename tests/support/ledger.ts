import { appendFileSync, mkdirSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../../docs/ledger')

/** Adds a line on what was run, and what came of it. Lines are never taken back: a failure stays beside its mending. */
export const enter = (ledger: 'simulation' | 'mutants' | 'crash', line: Record<string, unknown>): void => {
  mkdirSync(FOLDER, { recursive: true })
  const [cpu] = cpus()
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB`
  const entry = { date: new Date().toISOString(), machine, node: process.version, ...line }
  appendFileSync(join(FOLDER, `${ledger}.jsonl`), `${JSON.stringify(entry)}\n`)
}

/** Nothing found in n tries leaves room for this many in one, at 95 % confidence. */
export const atMost = (tries: number): string => `less than ${(3 / tries).toPrecision(1)}`
