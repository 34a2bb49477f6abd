import fc from 'fast-check'
import { expect, test } from 'vitest'

import { districtFault, withinDistrict, type District } from './districts.ts'

const tree: District[] = [
  { id: 'us', name: 'United States', parentId: null },
  { id: 'north', name: 'North', parentId: 'us' },
  { id: 'lake', name: 'Lake', parentId: 'north' },
  { id: 'south', name: 'South', parentId: 'us' },
]

test('a district holds what hangs below it', () => {
  expect([...withinDistrict(tree, 'north')]).toEqual(['north', 'lake'])
  expect(withinDistrict(tree, 'us').size).toBe(4)
})

test('two districts have two names, and none hangs below itself', () => {
  expect(districtFault(tree, { id: 'new', name: 'NORTH', parentId: null })).toMatch(/already/)
  expect(districtFault(tree, { id: 'north', name: 'North', parentId: 'lake' })).toMatch(/own parent/)
  expect(districtFault(tree, { id: 'north', name: 'North', parentId: 'north' })).toMatch(/own parent/)
  expect(districtFault(tree, { id: 'lake', name: 'Lake', parentId: 'gone' })).toMatch(/no longer exists/)
  expect(districtFault(tree, { id: 'lake', name: 'Lakes', parentId: 'south' })).toBeNull()
})

test('whatever is moved with permission, there is never a circle', () => {
  const ids = ['us', 'north', 'lake', 'south']
  const move = fc.record({ id: fc.constantFrom(...ids), to: fc.constantFrom(...ids, null) })
  fc.assert(
    fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
      let now = tree
      for (const { id, to } of moves) {
        const changed = { ...now.find((one) => one.id === id)!, parentId: to }
        if (districtFault(now, changed) === null) now = now.map((one) => (one.id === id ? changed : one))
      }
      for (const start of now) {
        let steps = 0
        for (let at: District | undefined = start; at; at = now.find(({ id }) => id === at?.parentId))
          steps += 1
        expect(steps).toBeLessThanOrEqual(ids.length)
        if (steps > ids.length) return
      }
    }),
  )
})
