import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lint } from '../../scripts/checks/lint.ts'
import { createTree, linkPackages, type Plan, project } from './fixture-tree.ts'

const copies = ['.oxlintrc.json', 'scripts/checks/lint-rules.ts', 'tsconfig.json']
const lines = (count: number) => '  void 0\n'.repeat(count)
const long = (count: number) => `export const long = () => {\n${lines(count)}}\n`
const union = "type Side = 'left' | 'right'\n"
const ambient = 'clearshelf(no-ambient-time-or-chance)'
const environment = 'eslint(no-restricted-properties)'

// path: [text, the rule it breaks]
const plants: Record<string, [text: string, rule: string]> = {
  'lib/domain/now.ts': ['export const now = () => Date.now()\n', ambient],
  'lib/domain/today.ts': ['export const today = () => new Date()\n', ambient],
  'lib/domain/date.ts': ['export const date = () => Date()\n', ambient],
  'lib/domain/global.ts': ['export const now = () => new globalThis.Date()\n', ambient],
  'lib/domain/temporal.ts': [
    'declare const Temporal: { Now: { instant: () => number } }\nexport const now = () => Temporal.Now.instant()\n',
    ambient,
  ],
  'lib/use-cases/chance.ts': ['export const chance = () => Math.random()\n', ambient],
  'lib/use-cases/id.ts': ['export const id = () => crypto.randomUUID()\n', ambient],
  'lib/use-cases/index-id.ts': ["export const id = () => globalThis.crypto['randomUUID']()\n", ambient],
  'lib/use-cases/import-id.ts': [
    "export { copy }\nimport { randomUUID as copy } from 'node:crypto'\n",
    ambient,
  ],
  'lib/use-cases/timer.ts': ['export const start = () => performance.now()\n', ambient],
  'lib/adapters/env.ts': ["export const url = process.env['DATABASE_URL']\n", environment],
  'components/env.ts': ['const { env } = process\nexport const copy = env\n', environment],
  'app/api/route.ts': ['console.log(1)\nexport {}\n', 'eslint(no-console)'],
  'workers/say.ts': ['console.error(1)\nexport {}\n', 'eslint(no-console)'],
  'components/say.ts': ['console.warn(1)\nexport {}\n', 'eslint(no-console)'],
  'lib/adapters/say.ts': ['console.info(1)\nexport {}\n', 'eslint(no-console)'],
  'lib/adapters/any.ts': ['export const loose = (it: any) => void it\n', 'typescript(no-explicit-any)'],
  'lib/adapters/float.ts': [
    'const late = async () => 1\nexport const go = () => {\n  late()\n}\n',
    'typescript(no-floating-promises)',
  ],
  'lib/adapters/misuse.ts': [
    'const late = async () => true\nexport const go = () => (late() ? 1 : 2)\n',
    'typescript(no-misused-promises)',
  ],
  'lib/adapters/switch.ts': [
    `${union}export const go = (side: Side) => {\n  switch (side) {\n    case 'left':\n      return 1\n  }\n  return 2\n}\n`,
    'typescript(switch-exhaustiveness-check)',
  ],
  'lib/adapters/type-import.ts': [
    "export type Stats = import('node:fs').Stats\n",
    'typescript(consistent-type-imports)',
  ],
  'lib/adapters/throws.ts': ["export const go = () => {\n  throw 'it'\n}\n", 'typescript(only-throw-error)'],
  'lib/adapters/returns.ts': [
    'const late = async () => 1\nexport const go = async () => {\n  try {\n    return late()\n  } catch {\n    return 2\n  }\n}\n',
    'typescript(return-await)',
  ],
  'lib/adapters/default.ts': ['export default 1\n', 'import(no-default-export)'],
  'components/ui/button.tsx': [
    'export default function Button() {\n  return <b />\n}\n',
    'import(no-default-export)',
  ],
  'lib/adapters/CamelCase.ts': ['export const it = 1\n', 'unicorn(filename-case)'],
  'lib/adapters/long.ts': [long(70), 'eslint(max-lines-per-function)'],
  'workers/long.ts': [long(70), 'eslint(max-lines-per-function)'],
  'components/long.ts': [long(120), 'eslint(max-lines-per-function)'],
  'lib/adapters/file.ts': ['void 0\n'.repeat(300) + 'export {}\n', 'eslint(max-lines)'],
  'components/hook.tsx': [
    "import { useState } from 'react'\nexport const Hook = ({ on }: { on: boolean }) => {\n  if (on) useState(1)\n  return null\n}\n",
    'react-hooks(rules-of-hooks)',
  ],
  'components/deps.tsx': [
    "import { useEffect } from 'react'\nexport const Deps = ({ on }: { on: () => void }) => {\n  useEffect(() => on(), [])\n  return null\n}\n",
    'react-hooks(exhaustive-deps)',
  ],
  'components/picture.tsx': [
    'export const Picture = () => <input type="image" src="/a.png" />\n',
    'jsx-a11y(alt-text)',
  ],
  'components/document.tsx': [
    'export const Sheet = () => <link rel="stylesheet" href="/a.css" />\n',
    'next(no-css-tags)',
  ],
}

const clean: Plan = {
  'lib/domain/moment.ts': 'export const moment = (at: number) => new Date(at)\n',
  'lib/adapters/clock.ts':
    'export const now = () => [Date.now(), new Date(), Math.random(), crypto.randomUUID()]\n',
  'lib/contracts/env.ts': 'export const source = process.env\n',
  'instrumentation.ts': 'export const source = process.env\n',
  'workers/main.ts': 'export const source = process.env\n',
  'local/say.ts': 'console.log(process.env)\nexport {}\n',
  'lib/adapters/whole.ts': `${union}export const go = (side: Side) => {\n  switch (side) {\n    case 'left':\n      return 1\n    case 'right':\n      return 2\n  }\n}\n`,
  'lib/adapters/short.ts': long(68),
  'components/short.ts': long(118),
  'lib/adapters/short.test.ts': long(200),
  'app/page.tsx': 'export default function Page() {\n  return <b />\n}\n',
  'app/(store)/tasks/not-found.tsx': 'export default function NotFound() {\n  return <b />\n}\n',
  'next.config.js': 'export default {}\n',
}

type Report = { diagnostics: { code: string; filename: string }[] }

test('each lint rule is broken by its plant, and by nothing else', async () => {
  const texts = Object.fromEntries(Object.entries(plants).map(([path, [text]]) => [path, text]))
  const root = await createTree({ ...texts, ...clean }, copies)
  linkPackages(root)
  const oxlint = join(project, 'node_modules/.bin/oxlint')
  const { stdout } = spawnSync(oxlint, ['--type-aware', '--format=json'], { cwd: root, encoding: 'utf8' })
  const { diagnostics } = JSON.parse(stdout) as Report

  const broken = new Set(diagnostics.map(({ filename, code }) => `${filename} ${code}`))
  expect([...broken].sort()).toEqual(
    Object.entries(plants)
      .map(([path, [, rule]]) => `${path} ${rule}`)
      .sort(),
  )
})

test('the lint check is red for an exception that nothing needs, and green without it', async () => {
  const root = await createTree(
    { 'lib/domain/one.ts': '// oxlint-disable-next-line no-console\nexport const one = 1\n' },
    copies,
  )
  linkPackages(root)
  expect(await lint.run(root)).toEqual([expect.stringContaining('oxlint-disable')])

  const other = await createTree({ 'lib/domain/one.ts': 'export const one = 1\n' }, copies)
  linkPackages(other)
  expect(await lint.run(other)).toEqual([])
})
