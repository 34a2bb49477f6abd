import { join } from 'node:path'
import type { Check } from './checks/check.ts'
import { drift } from './checks/drift.ts'
import { fileNames } from './checks/file-names.ts'
import { format } from './checks/format.ts'
import { hygiene } from './checks/hygiene.ts'
import { importRules } from './checks/import-rules.ts'
import { lint } from './checks/lint.ts'
import { typeCheck } from './checks/type-check.ts'
import { unused } from './checks/unused.ts'
import { versionFloors } from './checks/version-floors.ts'

// The long ones first, so that the short ones fill the gaps.
const CHECKS: Check[] = [
  typeCheck,
  unused,
  lint,
  importRules,
  hygiene,
  drift,
  format,
  fileNames,
  versionFloors,
]
const AT_ONCE = 2

const root = join(import.meta.dirname, '..')
const secondsSince = (start: number) => `${((performance.now() - start) / 1000).toFixed(1)} s`

const report = (check: Check, faults: string[], took: string) => {
  console.log(`${faults.length === 0 ? 'ok  ' : 'FAIL'}  ${check.name.padEnd(8)} ${took.padStart(7)}`)
  for (const fault of faults) console.log(fault.replace(/^(?=.)/gm, '      '))
}

/** Runs one check; a check that breaks is red, with what broke it. */
const runCheck = async (check: Check): Promise<boolean> => {
  const start = performance.now()
  const faults = await check.run(root).catch((error: unknown) => [`The check itself broke: ${String(error)}`])
  report(check, faults, secondsSince(start))
  return faults.length === 0
}

/** Takes checks from the common queue until it is empty, and gives back how many were red. */
const workThrough = async (queue: Check[]): Promise<number> => {
  let red = 0
  for (let check = queue.shift(); check; check = queue.shift()) if (!(await runCheck(check))) red += 1
  return red
}

const start = performance.now()
const queue = [...CHECKS]
const reds = await Promise.all(Array.from({ length: AT_ONCE }, () => workThrough(queue)))
const red = reds.reduce((sum, count) => sum + count, 0)
console.log(
  red === 0
    ? `All ${CHECKS.length} checks are green, ${secondsSince(start)}.`
    : `${red} of ${CHECKS.length} checks failed, ${secondsSince(start)}.`,
)
process.exitCode = red === 0 ? 0 : 1
