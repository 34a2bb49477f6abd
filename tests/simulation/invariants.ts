import { expect } from 'vitest'

import { deliveryTruth } from '#tests/support/delivery-truth.ts'
import type { World } from '#tests/support/world.ts'

/** The promises of docs on delivery, read from the database, the provider's log and the audit trail, once things are quiet. */
export const expectInvariants = async (world: World): Promise<void> => {
  const { accepts } = world.email
  const { broken, deliveries } = await deliveryTruth(world.truth, accepts)
  expect(broken).toEqual([])
  for (const { id, acknowledgedAt } of deliveries) {
    const late = accepts.filter(
      ({ deliveryId, at }) => deliveryId === id && acknowledgedAt !== null && at > acknowledgedAt,
    )
    expect(late, `${id}: a store that has answered hears nothing more`).toEqual([])
  }
  await expectLeavesOfTheMoment(world)
}

// Here the clock stands still while something is done, so the leaf is of the very moment.
const expectLeavesOfTheMoment = async ({ truth }: World): Promise<void> => {
  const untrue = await truth.rows(
    `SELECT n.id, n.acknowledged_at, array_agg(l.at) AS leaves FROM notice n
     LEFT JOIN audit_leaf l ON l.action = 'notice.acknowledged' AND l.subject_id = n.id::text
     GROUP BY n.id, n.acknowledged_at
     HAVING array_agg(l.at) IS DISTINCT FROM ARRAY[n.acknowledged_at]`,
  )
  expect(untrue, 'I5: an acknowledgement is written once, and its leaf with it').toEqual([])
}
