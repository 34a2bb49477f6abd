import { expect, test } from 'vitest'

import { isUnanswered, NOTICE_STATES } from './lifecycle.ts'
import { openAgainBecause } from './reopened.ts'

test('a store is open again until it answers anew, and never was without a reason', () => {
  for (const state of NOTICE_STATES) {
    const again = openAgainBecause({ state, reopenedReason: 'late_shipment' })
    expect(again).toBe(isUnanswered(state) ? 'late_shipment' : null)
    expect(openAgainBecause({ state, reopenedReason: null })).toBeNull()
  }
})
