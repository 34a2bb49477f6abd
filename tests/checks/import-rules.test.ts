import { expect, test } from 'vitest'
import config from '../../.dependency-cruiser.mjs'
import { importViolations } from '../../scripts/checks/import-rules.ts'
import { createTree, type Plan } from './fixture-tree.ts'

const packages = [
  '@aws-sdk/client-sqs',
  '@prisma/client',
  'lucide-react',
  'next',
  'next-auth',
  'next-intl',
  'pino',
  'react',
  'server-only',
  'zod',
]

const manifest = {
  name: 'plants',
  type: 'module',
  imports: {
    '#lib/*': './lib/*',
    '#components/*': './components/*',
    '#local/*': './local/*',
    '#tests/*': './tests/*',
  },
  dependencies: Object.fromEntries(packages.map((name) => [name, '1.0.0'])),
  devDependencies: { fauxqs: '1.0.0' },
}

const packageFiles = (name: string): Plan => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'main.js' }),
  [`node_modules/${name}/main.js`]: 'exports.value = 1\n',
})

// What the plants reach for: one innocent file per room.
const rooms: Plan = Object.fromEntries(
  [
    'app/shell.ts',
    'bench/baseline.ts',
    'components/ui/button.ts',
    'lib/adapters/aws/queue.ts',
    'lib/adapters/memory/queue.ts',
    'lib/adapters/prisma/client.ts',
    'lib/adapters/prisma/generated/client.ts',
    'lib/compose.ts',
    'lib/contracts/api.ts',
    'lib/contracts/forms/recall.ts',
    'lib/contracts/views.ts',
    'lib/domain/format-date.ts',
    'lib/domain/recall.ts',
    'lib/domain/result.ts',
    'lib/ports/clock.ts',
    'lib/queries/recalls.ts',
    'lib/use-cases/issue-recall.ts',
    'lib/web/current-actor.ts',
    'local/supervisor.ts',
    'tests/support/world.ts',
    'workers/settle.ts',
  ].map((path) => [path, 'export const value = 1\nexport type Thing = string\n']),
)

const value = (target: string) => `import { value } from '${target}'\nexport const copy = value\n`
const type = (target: string) => `import type { Thing } from '${target}'\nexport type Copy = Thing\n`

// path: [what it imports, the rules it breaks]
const plants: Record<string, [text: string, rules: string[]]> = {
  'bin/a.ts': [value('#lib/queries/recalls.ts'), ['bin-imports']],
  'lib/domain/a.ts': [value('#lib/contracts/api.ts'), ['domain-imports']],
  'lib/domain/b.ts': [type('#lib/ports/clock.ts'), ['domain-imports']],
  'lib/domain/c.ts': [value('zod'), ['domain-imports']],
  'lib/domain/d.ts': [value('node:fs'), ['domain-imports']],
  'lib/domain/e.ts': [
    'export const late = () => import("#lib/use-cases/issue-recall.ts")\n',
    ['domain-imports'],
  ],
  'lib/domain/f.ts': ["export * from '../ports/clock.ts'\n", ['domain-imports']],
  'lib/ports/a.ts': [type('#lib/contracts/api.ts'), ['ports-imports']],
  'lib/ports/b.ts': [value('#lib/domain/recall.ts'), ['ports-are-types']],
  'lib/ports/c.ts': [type('node:stream'), ['ports-imports']],
  'lib/contracts/a.ts': [value('#lib/use-cases/issue-recall.ts'), ['contracts-name-use-case-types']],
  'lib/contracts/b.ts': [type('#lib/ports/clock.ts'), ['contracts-imports']],
  'lib/contracts/c.ts': [value('node:fs'), ['contracts-imports']],
  'lib/use-cases/a.ts': [value('#lib/adapters/memory/queue.ts'), ['use-cases-imports']],
  'lib/use-cases/b.ts': [value('#lib/contracts/api.ts'), ['use-cases-imports']],
  'lib/use-cases/c.ts': [value('zod'), ['use-cases-imports']],
  'lib/queries/a.ts': [type('#lib/ports/clock.ts'), ['queries-imports']],
  'lib/queries/b.ts': [value('#lib/adapters/memory/queue.ts'), ['queries-imports']],
  'lib/queries/c.ts': [value('#lib/contracts/views.ts'), ['queries-and-components-name-view-types']],
  'lib/adapters/aws/a.ts': [value('#lib/use-cases/issue-recall.ts'), ['adapters-imports']],
  'lib/adapters/aws/b.ts': [value('#lib/web/current-actor.ts'), ['adapters-imports']],
  'lib/web/a.ts': [value('#lib/adapters/memory/queue.ts'), ['web-imports']],
  'lib/web/c.ts': [value('#lib/ports/clock.ts'), ['web-names-port-types']],
  'lib/web/d.ts': [value('#components/ui/button.ts'), ['web-imports']],
  'app/a.ts': [value('#lib/adapters/memory/queue.ts'), ['app-imports']],
  'app/b.ts': [type('#lib/domain/recall.ts'), ['app-imports']],
  'app/c.ts': [value('#lib/compose.ts'), ['app-imports', 'compose-called-by-doors']],
  'workers/a.ts': [value('#lib/queries/recalls.ts'), ['workers-imports']],
  'workers/b.ts': [value('#lib/adapters/memory/queue.ts'), ['workers-imports']],
  'workers/d.ts': [value('#lib/ports/clock.ts'), ['workers-name-port-types']],
  'components/recall/a.ts': [value('#lib/adapters/memory/queue.ts'), ['components-imports']],
  'components/recall/b.ts': [type('#lib/queries/recalls.ts'), ['components-imports']],
  'components/recall/c.ts': [value('#lib/use-cases/issue-recall.ts'), ['components-imports']],
  'components/recall/d.ts': [value('#lib/web/current-actor.ts'), ['components-imports']],
  'components/recall/e.ts': [value('#lib/domain/recall.ts'), ['components-name-domain-types']],
  'components/recall/f.ts': [value('#lib/contracts/api.ts'), ['components-imports']],
  'components/recall/g.ts': [value('#lib/contracts/views.ts'), ['queries-and-components-name-view-types']],
  'lib/domain/hen.ts': [value('./egg.ts'), []], // a cycle is told once, at the file that closes it
  'lib/domain/egg.ts': [type('./hen.ts'), ['no-cycles']],
  'local/a.ts': [value('#lib/adapters/memory/gone.ts'), ['no-unresolved']],
  'workers/c.ts': [value('#tests/support/world.ts'), ['no-test-ground-in-product', 'workers-imports']],
  'lib/adapters/memory/b.ts': [
    value('#local/supervisor.ts'),
    ['adapters-imports', 'no-test-ground-in-product'],
  ],
  'lib/adapters/memory/c.ts': [value('fauxqs'), ['no-dev-dependency-in-product']],
  'lib/adapters/memory/d.ts': [value('server-only'), ['server-only-in-web-and-queries']],
  'app/d.ts': [value('next-auth'), ['next-auth-in-web']],
  'proxy.ts': [value('next-auth'), ['next-auth-in-web']],
  'app/e.ts': [value('@prisma/client'), ['prisma-in-its-adapter']],
  'lib/adapters/memory/e.ts': [value('../prisma/generated/client.ts'), ['prisma-in-its-adapter']],
  'lib/adapters/prisma/a.ts': [value('@aws-sdk/client-sqs'), ['aws-sdk-in-its-adapter']],
  'lib/adapters/prisma/b.ts': [value('#lib/compose.ts'), ['adapters-imports', 'compose-called-by-doors']],
  'instrumentation.ts': [value('#lib/queries/recalls.ts'), ['root-doors-imports']],
}

// The clean counterparts: each room reaches what its row names.
const clean: Plan = {
  'lib/domain/z.ts': value('./recall.ts'),
  'lib/domain/z.test.ts': value('fauxqs') + value('#tests/support/world.ts').replaceAll('copy', 'other'),
  'lib/ports/z.ts': type('#lib/domain/recall.ts'),
  'lib/contracts/z.ts': `${value('zod')}${type('#lib/use-cases/issue-recall.ts')}`,
  'lib/use-cases/z.ts': `${value('#lib/domain/recall.ts')}${type('#lib/ports/clock.ts')}`,
  'lib/queries/z.ts': `import 'server-only'\n${value('#lib/adapters/prisma/client.ts')}${type('#lib/contracts/views.ts')}`,
  'lib/adapters/aws/z.ts': `${value('@aws-sdk/client-sqs')}${type('#lib/ports/clock.ts')}import 'node:fs'\n`,
  'lib/adapters/prisma/z.ts': `${value('@prisma/client')}import './generated/client.ts'\n`,
  'lib/web/z.ts': `import 'server-only'\n${value('next-auth')}${type('#lib/ports/clock.ts')}import '#lib/compose.ts'\nimport '#lib/domain/recall.ts'\n`,
  'app/z.ts': `${value('#lib/queries/recalls.ts')}import '#lib/web/current-actor.ts'\nimport '#components/ui/button.ts'\nimport '#lib/domain/result.ts'\nimport '#lib/domain/format-date.ts'\n`,
  'app/api/auth/z.ts': value('next-auth'),
  'workers/z.ts': `using lock = { [Symbol.dispose]() {} }\n${value('#lib/compose.ts')}${type('#lib/ports/clock.ts')}import 'node:fs'\n`,
  'components/recall/z.tsx': `${value('#lib/domain/format-date.ts')}${type('#lib/domain/recall.ts')}import '#lib/contracts/forms/recall.ts'\nimport type { Thing as View } from '#lib/contracts/views.ts'\nexport type V = View\nimport 'react'\nexport const Z = () => <b />\n`,
  'local/z.ts': value('@aws-sdk/client-sqs'),
  'bench/z.ts': value('#lib/adapters/prisma/client.ts'),
}

test('each import rule is broken by its plants, and by nothing else', async () => {
  const root = await createTree({
    ...Object.assign({}, ...[...packages, 'fauxqs'].map(packageFiles)),
    'package.json': JSON.stringify(manifest),
    ...rooms,
    ...clean,
    'lib/compose.ts': 'export const value = 1\nexport { value as query } from "#lib/queries/recalls.ts"\n',
    ...Object.fromEntries(Object.entries(plants).map(([path, [text]]) => [path, text])),
  })
  const violations = await importViolations(root)
  const broken: Record<string, string[]> = {}
  for (const { from, rule } of violations)
    broken[from] = [...new Set([...(broken[from] ?? []), rule.name])].sort()

  const expected = Object.entries(plants).flatMap(([path, [, rules]]) =>
    rules.length > 0 ? [[path, rules]] : [],
  )
  expect(broken).toEqual(Object.fromEntries([...expected, ['lib/compose.ts', ['compose-imports']]]))

  const seen = new Set(violations.map(({ rule }) => rule.name))
  expect(config.forbidden.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([])
})
