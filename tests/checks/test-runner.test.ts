import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createTree, linkPackages, type Plan } from './fixture-tree.ts'

const vitestConfig = "export default { test: { include: ['unit/*.test.ts'] } }\n"
const playwrightConfig =
  "export default { testDir: './e2e', testMatch: '*.spec.ts', retries: 0, workers: 1 }\n"
const unit = (body: string) => `import { expect, test } from 'vitest'\n${body}\n`
const browser = (body: string) => `import { expect, test } from '@playwright/test'\n${body}\n`
const passes = (name: string) => `test('${name}', () => expect(1).toBe(1))`
const fails = (name: string) => `test('${name}', () => expect(1).toBe(2))`

/** Runs `npm test` as it is over planted tests and gives back what it said last. */
const runTests = async (plan: Plan, ...filters: string[]) => {
  const base = { 'package.json': '{ "type": "module" }\n', 'vitest.config.ts': vitestConfig, ...plan }
  const root = await createTree(base, ['scripts/test.ts', 'scripts/test-report.ts'])
  linkPackages(root)
  const env = { ...process.env, CI: 'true', VITEST: undefined }
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'scripts/test.ts'), ...filters], {
    env,
    encoding: 'utf8',
  })
  const lines = stdout.trimEnd().split('\n')
  const [times, slow] = [
    lines.findIndex((line) => line.startsWith('Time, ')),
    lines.indexOf('Slowest files:'),
  ]
  const timed = { groups: lines.slice(times + 1, slow), slowest: lines.slice(slow + 1, slow + 4) }
  return { status, last: lines.at(-1), timed, failed: lines.slice(lines.lastIndexOf('Failed:') + 1, -2) }
}

test('what passes, fails and is skipped in both runners is summed up in the last line', async () => {
  const outcome = await runTests({
    'playwright.config.ts': playwrightConfig,
    'unit/a.test.ts': unit([passes('a'), fails('b'), "test.skip('c', () => {})"].join('\n')),
    'unit/broken.test.ts': "import './absent.ts'\n",
    'e2e/a.spec.ts': browser([passes('d'), fails('e'), "test.skip('f', () => {})"].join('\n')),
  })
  expect(outcome).toEqual({
    status: 1,
    timed: {
      groups: [expect.stringMatching(/ min {2}/), expect.stringMatching(/ min {2}/)],
      slowest: expect.arrayContaining([expect.stringMatching(/ min {2}unit\/a\.test\.ts$/)]),
    },
    last: '2 passed, 3 failed, 2 skipped',
    failed: [
      '  unit/a.test.ts › b',
      expect.stringContaining('  unit/broken.test.ts: '),
      expect.stringMatching(/^ {2}.*a\.spec\.ts:\d+ › e$/),
    ],
  })
})

test('all green ends with exit code 0', async () => {
  const outcome = await runTests({
    'playwright.config.ts': playwrightConfig,
    'unit/a.test.ts': unit(passes('a')),
    'e2e/a.spec.ts': browser(passes('b')),
  })
  expect(outcome).toMatchObject({ status: 0, last: '2 passed, 0 failed' })
})

test('a runner that crashes and a runner that finds nothing fail once each', async () => {
  const outcome = await runTests({
    'vitest.config.ts': "throw new Error('no configuration')\n",
    'playwright.config.ts': playwrightConfig,
    'e2e/readme.md': '',
  })
  expect(outcome).toMatchObject({ status: 1, last: '0 passed, 2 failed' })
})

test('an error outside every test fails, although every test passed', async () => {
  const loose =
    "setTimeout(() => {\n  throw new Error('loose')\n}, 0)\nawait new Promise((done) => setTimeout(done, 20))"
  const outcome = await runTests({ 'unit/a.test.ts': unit(`${passes('a')}\n${loose}`) })
  expect(outcome).toMatchObject({
    status: 1,
    last: '1 passed, 2 failed',
    failed: [
      expect.stringContaining('vitest ended with exit code 1'),
      '  the browser part is missing: there is no playwright.config.ts',
    ],
  })
})

test('a filter may leave one runner without tests, but not both', async () => {
  const plan = {
    'playwright.config.ts': playwrightConfig,
    'unit/lot.test.ts': unit(passes('a')),
    'e2e/inbox.spec.ts': browser(passes('b')),
  }
  expect(await runTests(plan, 'lot')).toMatchObject({ status: 0, last: '1 passed, 0 failed' })
  expect(await runTests(plan, 'nothing-of-the-kind')).toMatchObject({ status: 1, last: '0 passed, 1 failed' })
})

test('npm test leaves the proof’s tests out of every part of the browser’s run, and the proof leaves none out', () => {
  const root = join(import.meta.dirname, '../..')
  const count = (without: string, ...options: string[]): number => {
    const env = { ...process.env, VITEST: undefined, WITHOUT_PROOF: without }
    const command = [join(root, 'node_modules/@playwright/test/cli.js'), 'test', '--list', ...options]
    const { stdout } = spawnSync(process.execPath, command, { cwd: root, env, encoding: 'utf8' })
    return Number(/Total: (\d+)/.exec(stdout)?.[1])
  }
  const proof = count('', '--no-deps', '--grep', '@prove')
  expect(proof).toBeGreaterThan(20)
  expect(count('1')).toBe(count('') - proof)
}, 60_000)
