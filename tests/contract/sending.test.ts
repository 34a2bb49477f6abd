import { memoryFanOut } from '#lib/adapters/memory/memory-fan-out.ts'
import { memoryGates } from '#lib/adapters/memory/memory-gates.ts'
import { memorySending } from '#lib/adapters/memory/memory-sending.ts'
import { memorySweeps } from '#lib/adapters/memory/memory-sweeps.ts'
import { MEMORY_TENANT, memoryRetailer } from '#tests/support/memory-retailer.ts'
import { bareWorld, email } from '#tests/support/world.ts'

import { sendingContract } from './sending-contract.ts'
import type { Row, SendingGround } from './sending-ground.ts'

const memoryGround = async (): Promise<SendingGround> => {
  const retailer = memoryRetailer()
  const { tables } = retailer
  const issuedAt = new Date('2026-03-02T14:00:00Z')
  const stores = [retailer.store(['email', 'email']), retailer.store(['email', 'email'])]
  const recallId = retailer.issue('medium', stores, issuedAt)
  const { gates, ...rest } = tables
  return {
    tenantId: MEMORY_TENANT,
    otherTenantId: tables.nextId(),
    recallId,
    issuedAt,
    ports: {
      sending: memorySending(tables),
      gates: memoryGates({ gates }),
      sweeps: memorySweeps(tables),
      deliveries: memoryFanOut(tables),
    },
    deliveries: async () => [...rest.deliveries.values()],
    attempts: async (id) =>
      (rest.attempts.get(id) ?? []).map(({ attempt, outcome }) => ({ attempt, outcome })),
    outbox: async () => rest.outbox.map(({ message }) => message),
    change: async (what, id) => {
      const row = rest.deliveries.get(id)
      if (!row) return
      if (what === 'answered') retailer.acknowledge(recallId, row.storeId)
      if (what === 'closed') retailer.close(recallId)
      if (what === 'new_version') retailer.changeScope(recallId, [], issuedAt)
      if (what === 'contact_disabled') retailer.disable(row.contactId)
      if (what === 'stood_down')
        Object.assign(rest.notices.get(row.noticeId) ?? {}, { stoodDownAt: issuedAt })
    },
    [Symbol.asyncDispose]: async () => undefined,
  }
}

const CHANGES = {
  answered: `UPDATE notice SET state = 'acknowledged', acknowledged_at = created_at, acknowledged_by = 'x', acknowledged_via = 'session', answered_version = version
             WHERE id = (SELECT notice_id FROM delivery WHERE id = $1)`,
  closed: `UPDATE recall SET status = 'closed' WHERE id = (SELECT recall_id FROM delivery WHERE id = $1)`,
  new_version: `UPDATE recall SET version = 2 WHERE id = (SELECT recall_id FROM delivery WHERE id = $1)`,
  contact_disabled: `UPDATE contact SET disabled_because = 'bounced' WHERE id = (SELECT contact_id FROM delivery WHERE id = $1)`,
  stood_down: `UPDATE notice SET stood_down_at = created_at WHERE id = (SELECT notice_id FROM delivery WHERE id = $1)`,
}

const postgresGround = async (): Promise<SendingGround> => {
  const world = await bareWorld()
  const { truth, tenantId } = world
  for (let n = 0; n < 2; n += 1) await world.store({ onDuty: email(), afterHours: email() })
  await truth.rows('DELETE FROM account_mail')
  await truth.rows('DELETE FROM outbox')
  const { id: recallId } = await world.issueRecall({ priority: 'medium' })
  await truth.rows(`DELETE FROM outbox WHERE message ->> 'type' <> 'fan_out'`)
  return {
    tenantId,
    otherTenantId: world.web.random.id(),
    recallId,
    issuedAt: world.clock.now(),
    ports: world.worker.ports,
    deliveries: () =>
      truth.rows<Row>(
        `SELECT id, state, attempts, next_attempt_at AS "nextAttemptAt", wake_at AS "wakeAt", parked_at AS "parkedAt",
                settled_at AS "settledAt", lease_token AS "leaseToken", provider_message_id AS "providerMessageId"
         FROM delivery ORDER BY id`,
      ),
    attempts: (id) =>
      truth.rows('SELECT attempt, outcome FROM delivery_attempt WHERE delivery_id = $1 ORDER BY attempt', [
        id,
      ]),
    outbox: async () => {
      const rows = await truth.rows<{ message: { type: string } }>(
        "SELECT message FROM outbox ORDER BY priority, created_at, message ->> 'type', id",
      )
      return rows.map(({ message }) => message)
    },
    change: async (what, id) => void (await truth.rows(CHANGES[what], [id])),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}

sendingContract('sending over tables in memory', memoryGround)
sendingContract('sending over Postgres', postgresGround)
