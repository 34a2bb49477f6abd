import fc from 'fast-check'
import { expect, test } from 'vitest'

import { pathFaults, pathText, readPath } from './district-paths.ts'

const said = (...paths: string[]) => paths.map((path, i) => ({ path: readPath(path), line: i + 2 }))
const codes = (...args: Parameters<typeof pathFaults>) =>
  pathFaults(...args).map(({ path, code }) => `${pathText(path)}: ${code}`)
const standing = [
  { id: '1', name: 'North', parentId: null },
  { id: '2', name: 'Springfield', parentId: '1' },
]

test('a path is read with or without spaces, and written again', () => {
  expect(readPath('North>Central › Springfield')).toEqual(['North', 'Central', 'Springfield'])
  expect(readPath('Springfield / East')).toEqual(['Springfield / East'])
  const name = fc.stringMatching(/^[a-z][a-z /-]{0,8}[a-z]$/)
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), (path) => {
      expect(readPath(pathText(path))).toEqual(path)
    }),
  )
})

test('a district may move, and hangs in one place', () => {
  expect(codes(standing, said('South > Springfield', 'South > Shelbyville'))).toEqual([])
  expect(codes(standing, said('South > Springfield', 'East > Springfield'))).toEqual([
    'East > Springfield: two_parents',
  ])
  expect(pathFaults(standing, said('South > Springfield', 'East > Springfield'))[0]?.message).toBe(
    'Row 2 puts district “Springfield” under “South”; this row puts it under “East”.',
  )
})

test('no circle, neither within the file nor with what stands', () => {
  expect(codes(standing, said('Springfield > North'))).toEqual(['Springfield > North: district_circle'])
  expect(codes([], said('A > B', 'B > C', 'C > A'))).toHaveLength(3)
  expect(codes([], said('A > A'))).toEqual(['A > A: district_circle'])
  // What stood the other way round is turned, not closed to a circle.
  expect(codes(standing, said('Springfield > North', 'Country > Springfield'))).toEqual([])
})
