import { expect, test } from 'vitest'
import { driftFaults } from '../../scripts/checks/drift.ts'
import { format } from '../../scripts/checks/format.ts'
import { typeFaults } from '../../scripts/checks/type-check.ts'
import { unused } from '../../scripts/checks/unused.ts'
import { createTree, linkPackages } from './fixture-tree.ts'

const misshapen = {
  'a.ts': 'export const a = "1";\n',
  'b.tsx': 'export const B = () => <b>{"1"}</b>;\n',
  'c.json': '{"a":1}\n',
  'd.css': 'b{color:red}\n',
  'e.md': '*  item\n',
}

const wellFormed = {
  'a.ts': "export const a = '1'\n",
  'b.tsx': "export const B = () => <b>{'1'}</b>\n",
  'c.json': '{ "a": 1 }\n',
  'd.css': 'b {\n  color: red;\n}\n',
  'e.md': `- item\n\n${'long prose keeps its own line breaks '.repeat(9)}end\n`,
  'package-lock.json': '{"a":1}\n',
}

test('the format check is red for each kind of file, and green for its clean counterpart', async () => {
  const [output = ''] = await format.run(await createTree(misshapen, ['.oxfmtrc.json']))
  expect(Object.keys(misshapen).filter((path) => !output.includes(path))).toEqual([])
  expect(await format.run(await createTree(wellFormed, ['.oxfmtrc.json']))).toEqual([])
})

test('the type check is red for what does not fit, what may be missing and what Node cannot strip', async () => {
  const root = await createTree(
    {
      'lib/a.ts': 'export const a: string = 1\n',
      'lib/b.ts': 'export const b = (list: number[]): number => list[0]\n',
      'lib/c.ts': 'export enum C {\n  One,\n}\n',
      'lib/z.ts': "import { a } from './a.ts'\nexport const z = a.length\n",
    },
    ['tsconfig.json'],
  )
  linkPackages(root)
  const output = (await typeFaults(root)).join('\n')
  expect(output.match(/^lib\/\w+\.ts/gm)).toEqual(['lib/a.ts', 'lib/b.ts', 'lib/c.ts'])
})

test('the unused check is red for a file, an export and a package, and green without them', async () => {
  const manifest = { name: 'plants', type: 'module', dependencies: {} }
  const used = {
    'package.json': JSON.stringify(manifest),
    'workers/main.ts': "import { used } from '../lib/used.ts'\nexport const main = used\n",
    'lib/used.ts': 'export const used = 1\n',
  }
  const plants = {
    'package.json': JSON.stringify({ ...manifest, dependencies: { 'left-pad': '1.0.0' } }),
    'lib/used.ts': "import 'right-pad'\nexport const used = 1\nexport const spare = 2\n",
    'lib/alone.ts': 'export const alone = 1\n',
  }
  const [output = ''] = await unused.run(await createTree({ ...used, ...plants }, ['knip.json']))
  expect(['left-pad', 'right-pad', 'spare', 'lib/alone.ts'].filter((name) => !output.includes(name))).toEqual(
    [],
  )
  expect(await unused.run(await createTree(used, ['knip.json']))).toEqual([])
})

test('the drift check is red for a generator that disagrees or is not there, and green for one that agrees', async () => {
  const root = await createTree({
    'agrees.ts': '',
    'disagrees.ts': "console.log('line 3 differs')\nprocess.exit(1)\n",
  })
  const generator = (script: string) => ({ name: 'docs/a.md', script, args: ['--check'] })
  expect(await driftFaults(root, [generator('agrees.ts')])).toEqual([])
  expect(await driftFaults(root, [generator('disagrees.ts'), generator('absent.ts')])).toEqual([
    expect.stringContaining('line 3 differs'),
    expect.stringContaining('absent.ts does not exist'),
  ])
})
