import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createTree, linkPackages } from './fixture-tree.ts'

const NAMES = ['drift', 'floors', 'format', 'hygiene', 'imports', 'lint', 'names', 'types', 'unused']

test('every check runs although others are red or break, and one red is enough for exit code 1', async () => {
  const root = await createTree({ 'package.json': '{ "type": "module" }\n' }, [
    'scripts/check.ts',
    'scripts/checks',
    '.dependency-cruiser.mjs',
    '.oxlintrc.json',
    'tsconfig.json',
  ])
  linkPackages(root) // no git and no lock file: two checks break
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'scripts/check.ts')], {
    encoding: 'utf8',
  })

  const lines = stdout.match(/^(?:ok|FAIL) +\w+ +\d+\.\d s$/gm) ?? []
  const verdicts = new Map(
    lines.map((line) => line.split(/ +/)).map(([verdict = '', name = '']) => [name, verdict]),
  )
  expect([...verdicts.keys()].sort()).toEqual(NAMES)
  expect(verdicts.get('floors')).toBe('FAIL')
  expect(verdicts.get('imports')).toBe('ok')
  expect(stdout).toContain('The check itself broke')
  expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^[1-8] of 9 checks failed, /)
  expect(status).toBe(1)
})
