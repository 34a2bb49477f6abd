import { expect, test } from 'vitest'
import { hygiene, hygieneFaults, registryHost } from '../../scripts/checks/hygiene.ts'
import { createRepository } from './fixture-tree.ts'

// Put together here, so that this file does not break the rules it plants against.
const home = ['', 'home', 'ana', 'recalls', 'a.ts'].join('/')
const root = ['', 'root', 'recalls', 'a.ts'].join('/')
const work = ['', 'work', 'main', 'a.ts'].join('/')
const mac = ['', 'Users', 'ana', 'a.ts'].join('/')
const marker = (sign: string) => `a\n${sign.repeat(7)} HEAD\nb\n`
const only = (call: string) => `${call}.on${''}ly('a', () => {})\n`

const plants: [path: string, text: string][] = [
  ['docs/a.md', `See ${home}.\n`],
  ['scripts/a.sh', `cd ${root}\n`],
  ['lib/a.ts', `const path = '${work}'\n`],
  ['docs/b.md', `open ${mac}\n`],
  ['lib/b.ts', marker('<')],
  ['lib/c.ts', marker('>')],
  ['lib/a.test.ts', only('test')],
  ['lib/b.test.ts', only('describe')],
  ['tests/e2e/a.spec.ts', only('test.describe')],
  ['package-lock.json', '{ "resolved": "https://registry.example/a.tgz" }\n'],
  ['components/a.tsx', `<p>Some${''}body has to call.</p>\n`],
  ['lib/d.ts', `const says = 'Begin ${''}closing'\n`],
  ['.npmrc', 'registry=https://registry.example/\n'],
]

test.each(plants)('%s with a plant is red', (path, text) => {
  expect(hygieneFaults([{ path, text }])).toEqual([expect.stringMatching(`^${path}:\\d+: `)])
})

test('a fault names its line', () => {
  expect(hygieneFaults([{ path: 'a.md', text: `one\ntwo ${work}\n` }])).toEqual([
    expect.stringContaining('a.md:2: '),
  ])
})

test('the host that this machine installs from is red wherever it stands', () => {
  const hosts = registryHost('https://packages.example:8443/npm/')
  const text = 'see https://packages.example:8443/npm/zod\n'
  expect(hygieneFaults([{ path: 'README.md', text }], hosts)).toHaveLength(1)
  expect(registryHost('https://registry.npmjs.org/')).toEqual([])
})

test('what only looks like a plant is green', () => {
  const files = [
    { path: 'docs/a.md', text: 'https://example.com/home/stores/ and /api/work/orders and lib/work/a.ts\n' },
    { path: 'docs/b.md', text: 'Title\n=======\n' },
    { path: 'lib/a.ts', text: 'const only = list.only(3)\n' },
    { path: 'lib/b.ts', text: `// Some${''}body who reads the code.\nconst emailOf = 1\n` },
    { path: 'package-lock.json', text: '{ "resolved": "local/part", "link": true }\n' },
    { path: '.npmrc', text: 'fund=false\n' },
  ]
  expect(hygieneFaults(files)).toEqual([])
})

test('the check looks at what git tracks and what is new, and not at what git ignores', async () => {
  const text = `see ${work}\n`
  const repository = await createRepository({
    '.gitignore': 'ignored.md\n',
    'ignored.md': text,
    'new.md': text,
    'fine.md': 'fine\n',
  })
  expect(await hygiene.run(repository)).toEqual([expect.stringContaining('new.md:1: ')])
})
