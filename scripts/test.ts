import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { playwrightTally, type Tally, timeLines, vitestTally } from './test-report.ts'

// npm test [-- path-part …]: every kind of test, or those whose file path contains one of the words.

type Runner = {
  name: string
  command: string
  args: string[]
  env: Record<string, string>
  tally: () => Promise<Tally>
}

const root = join(import.meta.dirname, '..')
const filters = process.argv.slice(2)
const reports = await mkdtemp(join(tmpdir(), 'clearshelf-test-'))
const vitestReport = join(reports, 'vitest.json')
const playwrightReport = join(reports, 'playwright.json')

const read = async <Report>(path: string) => JSON.parse(await readFile(path, 'utf8')) as Report

/** The filters as arguments; one of the two runners may well have no file that matches. */
const matching = (...options: string[]) => (filters.length > 0 ? [...options, ...filters] : [])

const vitest: Runner = {
  name: 'vitest',
  command: 'vitest',
  args: [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestReport}`,
    ...matching('--passWithNoTests'),
  ],
  env: {},
  tally: async () => vitestTally(await read(vitestReport), root),
}

const playwright: Runner = {
  name: 'playwright',
  command: 'playwright',
  // A part by path is that part alone, whole, and without what would otherwise come before it.
  args: [
    'test',
    '--reporter=list,json',
    ...(filters.length > 0 ? ['--pass-with-no-tests', '--no-deps', ...filters] : []),
  ],
  env: {
    PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport,
    PLAYWRIGHT_FORCE_TTY: '0',
    ...(filters.length > 0 ? {} : { WITHOUT_PROOF: '1' }),
  },
  tally: async () => playwrightTally(await read(playwrightReport)),
}

const nothing = (...failures: string[]): Tally => ({ passed: 0, skipped: 0, failures, files: [] })

let current: ChildProcess | undefined
let interruptedBy: NodeJS.Signals | undefined
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    interruptedBy = signal
    current?.kill(signal)
  })

const exitOf = ({ command, args, env }: Runner): Promise<string> =>
  new Promise((resolve) => {
    const path = [dirname(process.execPath), join(root, 'node_modules/.bin'), process.env['PATH']].join(
      delimiter,
    )
    current = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env, PATH: path },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    current.on('error', (error) => resolve(error.message))
    current.on('close', (code, signal) => resolve(signal ?? `exit code ${code}`))
  })

/** A runner that crashes, is stopped, leaves no report or, unless filtered, runs nothing has failed once. */
const run = async (runner: Runner): Promise<Tally> => {
  const exit = await exitOf(runner)
  const tally = await runner.tally().catch(() => nothing())
  const isEmpty = tally.passed + tally.failures.length === 0
  const mayBeEmpty = filters.length > 0 && !interruptedBy && exit === 'exit code 0'
  if (isEmpty && !mayBeEmpty) tally.failures.push(`${runner.name} ran no test (${exit})`)
  else if (!isEmpty && tally.failures.length === 0 && exit !== 'exit code 0')
    tally.failures.push(
      `${runner.name} ended with ${exit} although no test of its failed; see its errors above`,
    )
  return tally
}

const browser = async (): Promise<Tally> => {
  if (existsSync(join(root, 'playwright.config.ts'))) return run(playwright)
  return nothing('the browser part is missing: there is no playwright.config.ts')
}

/** The last words: what failed, by name, and the one line that sums up. */
const conclude = (tallies: Tally[]) => {
  const failures = tallies.flatMap((tally) => tally.failures)
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0)
  const skipped = tallies.reduce((sum, tally) => sum + tally.skipped, 0)
  if (passed + failures.length === 0) failures.push(`no test matches ${filters.join(' ')}`)
  console.log(`\n${timeLines(tallies.flatMap(({ files }) => files)).join('\n')}`)
  if (failures.length > 0) console.log(`\nFailed:\n${failures.map((name) => `  ${name}`).join('\n')}\n`)
  console.log(`${passed} passed, ${failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  process.exitCode = failures.length === 0 ? 0 : 1
}

const option = filters.find((filter) => filter.startsWith('-'))
if (option) {
  console.error(
    `npm test takes parts of file paths, not options: ${option}. Call vitest or playwright for those.`,
  )
  conclude([nothing(`unknown option ${option}`)])
} else {
  const tallies = [await run(vitest)]
  if (interruptedBy) tallies.push(nothing(`stopped by ${interruptedBy}`))
  else tallies.push(await browser())
  conclude(tallies)
}
await rm(reports, { recursive: true, force: true })
