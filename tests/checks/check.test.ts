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

  const verdicts = [...stdout.matchAll(/^(ok|FAIL) +(\w+) +\d+\.\d s$/gm)].map(([, verdict, name]) => ({
    verdict,
    name,
  }))
  expect(verdicts.map(({ name }) => name).sort()).toEqual(NAMES)
  expect(verdicts).toContainEqual({ verdict: 'FAIL', name: 'floors' })
  expect(verdicts).toContainEqual({ verdict: 'ok', name: 'imports' })
  expect(stdout).toContain('The check itself broke')
  expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^[1-8] of 9 checks failed, /)
  expect(status).toBe(1)
})
