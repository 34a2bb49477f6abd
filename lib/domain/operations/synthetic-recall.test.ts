import { expect, test } from 'vitest'

import { after, minutes, seconds } from '../duration.ts'
import { hasJustPassed } from './synthetic-recall.ts'

const at = new Date('2026-03-02T14:00:00Z')
const passed = (ago: number) => ({ acceptedAt: after(at, -ago) })

test('all is well only as long as a synthetic recall has passed within the last two minutes', () => {
  expect(hasJustPassed(passed(0), at)).toBe(true)
  expect(hasJustPassed(passed(minutes(2)), at)).toBe(true)
  expect(hasJustPassed(passed(minutes(2) + seconds(1)), at)).toBe(false)
  // Turned off half an hour ago: the last one did pass, and says nothing of now.
  expect(hasJustPassed(passed(minutes(30)), at)).toBe(false)
  expect(hasJustPassed({ acceptedAt: null }, at)).toBe(false)
  expect(hasJustPassed(null, at)).toBe(false)
})
