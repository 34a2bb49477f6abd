import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'

// npm run prove [-- path-part …]: what takes longer than a test run may: fresh seeds, every mutant, fifty crash schedules, a
// thousand stores, the whole hostile suite, and every browser test. For the night, and before a release. FUZZ: bent requests of each kind.

const root = join(import.meta.dirname, '..')
const filters = process.argv.slice(2)
const env = {
  ...process.env,
  FUZZ: process.env['FUZZ'] ?? '100000',
  PROVE: 'whole',
  PATH: [dirname(process.execPath), join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
}

const RULES = ['tests/simulation', 'tests/crash', 'tests/scenario/a-thousand-stores', 'tests/hostile']

const run = (command: string, args: string[]): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('error', () => resolve(false))
    child.once('close', (code) => resolve(code === 0))
  })

const rules = await run('vitest', ['run', '--passWithNoTests', ...(filters.length > 0 ? filters : RULES)])
// All of it: also what npm test leaves out, which bears the tag @prove.
const browsers = await run('playwright', [
  'test',
  ...(filters.length > 0 ? ['--no-deps', '--pass-with-no-tests', ...filters] : []),
])
process.exitCode = rules && browsers ? 0 : 1
