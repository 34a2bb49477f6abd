import { expect } from 'vitest'

import type { World } from '#tests/support/world.ts'

type DeliveryRow = {
  id: string
  recallId: string
  status: string
  state: string
  storeId: string
  providerMessageId: string | null
  doubts: number
  acknowledgedAt: Date | null
}

/** The promises of docs on delivery, read from the database, the provider's log and the audit trail, once things are quiet. */
export const expectInvariants = async (world: World): Promise<void> => {
  const deliveries = await world.truth.rows<DeliveryRow>(
    `SELECT d.id, d.recall_id AS "recallId", r.status, d.state, d.store_id AS "storeId", d.provider_message_id AS "providerMessageId",
            n.acknowledged_at AS "acknowledgedAt",
            (SELECT count(*)::int FROM delivery_attempt a WHERE a.delivery_id = d.id AND a.outcome = 'unknown') AS doubts
     FROM delivery d JOIN recall r ON r.id = d.recall_id JOIN notice n ON n.id = d.notice_id`,
  )
  await expectEachPlannedOnce(world)
  const unfinished = deliveries.filter(({ state }) => !['accepted', 'failed', 'superseded'].includes(state))
  expect(unfinished, 'I1: each delivery comes to an end').toEqual([])

  const known = new Map(deliveries.map((delivery) => [delivery.id, delivery]))
  const strays = world.email.accepts.filter(({ deliveryId }) => known.get(deliveryId)?.status !== 'issued')
  expect(strays, 'I2: every accept belongs to a delivery of an issued recall').toEqual([])

  for (const { id, doubts, state, providerMessageId, acknowledgedAt } of deliveries) {
    const accepts = world.email.accepts.filter(({ deliveryId }) => deliveryId === id)
    expect(accepts.length, `I3: no more accepts of ${id} than doubts and one`).toBeLessThanOrEqual(1 + doubts)
    const numbers = accepts.map((accept) => accept.providerMessageId)
    if (state === 'accepted') expect(numbers, `I4: ${id} says accepted, and was`).toContain(providerMessageId)
    const late = acknowledgedAt === null ? [] : accepts.filter(({ at }) => at > acknowledgedAt)
    expect(late, `${id}: a store that has answered hears nothing more`).toEqual([])
  }
  await expectOneAcknowledgementEach(world)
}

const expectEachPlannedOnce = async ({ truth }: World): Promise<void> => {
  const missing = await truth.rows(
    `SELECT r.number, t.store_id, c.address FROM recall r CROSS JOIN LATERAL targeted_stores(r.id) t
     JOIN contact c ON c.store_id = t.store_id AND c.disabled_because IS NULL
     LEFT JOIN delivery d ON d.recall_id = r.id AND d.contact_id = c.id
     WHERE r.status = 'issued' GROUP BY 1, 2, 3 HAVING count(d.id) <> 1`,
  )
  expect(missing, 'I1: each contact of each affected store has one delivery').toEqual([])
}

const expectOneAcknowledgementEach = async ({ truth }: World): Promise<void> => {
  const untrue = await truth.rows(
    `SELECT n.id, n.acknowledged_at, array_agg(l.at) AS leaves FROM notice n
     LEFT JOIN audit_leaf l ON l.action = 'notice.acknowledged' AND l.subject_id = n.id::text
     GROUP BY n.id, n.acknowledged_at
     HAVING array_agg(l.at) IS DISTINCT FROM ARRAY[n.acknowledged_at]`,
  )
  expect(untrue, 'I5: an acknowledgement is written once, and its leaf with it').toEqual([])
}
