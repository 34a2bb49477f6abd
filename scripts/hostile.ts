import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'

// npm run hostile [-- path-part …]: the whole hostile suite, of which npm test runs a part. FUZZ: bent requests of each kind.

const root = join(import.meta.dirname, '..')
const filters = process.argv.slice(2)
const env = {
  ...process.env,
  FUZZ: process.env['FUZZ'] ?? '100000',
  HOSTILE: 'whole',
  PATH: [dirname(process.execPath), join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
}

const run = (command: string, args: string[]): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('error', () => resolve(false))
    child.once('close', (code) => resolve(code === 0))
  })

const paths = filters.length > 0 ? filters.map((part) => `tests/hostile/${part}`) : ['tests/hostile']
const rules = await run('vitest', ['run', '--passWithNoTests', ...paths])
const browsers = await run('playwright', [
  'test',
  '--project=hostile',
  '--no-deps',
  '--pass-with-no-tests',
  ...paths,
])
process.exitCode = rules && browsers ? 0 : 1
