import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { floorFaults, type Lock } from '../../scripts/checks/version-floors.ts'
import { project } from './fixture-tree.ts'

const lock = (versions: Record<string, string>): Lock => ({
  packages: Object.fromEntries(
    Object.entries({
      next: '16.4.6',
      sharp: '0.35.5',
      'next-auth': '4.24.15',
      zod: '4.6.7',
      ...versions,
    }).map(([path, version]) => [`node_modules/${path}`, { version }]),
  ),
})

test.each([
  ['next', '16.4.4'],
  ['next', '16.4.5-canary.1'],
  ['sharp', '0.34.9'],
  ['next-auth', '4.24.9'],
  ['zod', '3.99.0'],
  ['next/node_modules/sharp', '0.33.0'],
])('%s %s is below its floor', (path, version) => {
  expect(floorFaults(lock({ [path]: version }))).toEqual([
    expect.stringContaining(`node_modules/${path} is ${version}`),
  ])
})

test('a floor without a copy to judge is red', () => {
  expect(floorFaults({ packages: { 'node_modules/zod': { version: '4.6.7' } } })).toHaveLength(3)
})

test('copies at or above their floor are green, and a package with a longer name is another one', () => {
  expect(floorFaults(lock({ next: '17.0.0', '@img/sharp': '0.1.0', 'eslint-plugin-next': '1.0.0' }))).toEqual(
    [],
  )
  expect(floorFaults(JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as Lock)).toEqual(
    [],
  )
})
