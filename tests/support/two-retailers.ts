import { after, days } from '#lib/domain/duration.ts'
import { beginTotp, confirmTotp } from '#lib/use-cases/identity/enrol-totp.ts'
import { requestReset } from '#lib/use-cases/identity/request-reset.ts'
import { Secret, TOTP } from 'otpauth'

import type { Retailer } from './retailer.ts'
import type { Store } from './world-stores.ts'
import { bareWorld, email, type World } from './world.ts'

export type Filled = Retailer & {
  stores: [Store, Store]
  recallId: string
  drillId: string
  noticeIds: [string, string]
  key: { id: string; secret: string }
}

/** Two tenants of one installation, each with at least one row in every table that a tenant can have rows in. */
export const twoRetailers = async (): Promise<{ world: World; ours: Filled; theirs: Filled }> => {
  // Today: what the worker may clear away is judged by the database's own clock.
  const world = await bareWorld({ at: `${new Date().toISOString().slice(0, 19)}+00:00[UTC]` })
  const ours = await fill(world, world)
  const theirs = await fill(world, await world.neighbour())
  // Stays where it is: nothing works in this world any more.
  for (const { tenantId, recallId } of [ours, theirs]) {
    await world.truth.rows(
      `INSERT INTO late_stock (tenant_id, recall_id, stock_id) SELECT $1, $2, id FROM shipment WHERE tenant_id = $1 LIMIT 1`,
      [tenantId, recallId],
    )
    await world.truth.rows(
      `INSERT INTO delivery_policy (tenant_id, quiet, per_contact, saved_at, saved_by) VALUES ($1, 'none', 1000, now(), $1)`,
      [tenantId],
    )
    await world.truth.rows(
      `INSERT INTO deadline_policy (tenant_id, priority, acknowledge_minutes, report_minutes, saved_at, saved_by) VALUES ($1, 'high', 20, 200, now(), $1)`,
      [tenantId],
    )
    await world.truth.rows(
      `INSERT INTO scan_policy (tenant_id, any_minutes, urgent_minutes, saved_at, saved_by) VALUES ($1, $2, 60, now(), $1)`,
      [tenantId, tenantId === ours.tenantId ? 600 : 700],
    )
    await world.truth.rows(
      `INSERT INTO reach_check (id, tenant_id, recall_id, notice_id, at) SELECT $1, tenant_id, recall_id, id, now() FROM notice WHERE tenant_id = $2 LIMIT 1`,
      [world.web.random.id(), tenantId],
    )
    await world.truth.rows(
      `INSERT INTO outbox (id, tenant_id, priority, message, created_at) VALUES ($1, $2, 'low', '{}', now())`,
      [world.web.random.id(), tenantId],
    )
  }
  return { world, ours, theirs }
}

const fill = async (world: World, retailer: Retailer): Promise<Filled> => {
  const { tenantId, approver, manager } = retailer
  const contacts = { onDuty: email(), afterHours: email() }
  const stores: [Store, Store] = [
    await retailer.store({ ...contacts, region: 'North' }),
    await retailer.store({ ...contacts, region: 'South' }),
  ]
  // The second store has a recall that the first has nothing to do with.
  const drill = await retailer.issueRecall({
    kind: 'drill',
    target: { mode: 'listed', storeNumbers: [stores[1].number] },
  })
  const recall = await retailer.issueRecall({ shippedTo: stores })
  await requestReset(world.web)(approver.inbox.address, '192.0.2.7')
  await world.comeToRest()
  await stores[0].acknowledges(recall)
  const actor = await manager.atWork()
  const begun = await beginTotp(world.web)(actor, manager.password)
  if (!begun.ok) throw new Error(begun.rejection.code)
  const totp = new TOTP({ secret: Secret.fromBase32(begun.value.seed) })
  await confirmTotp(world.web)(actor, totp.generate({ timestamp: world.clock.now().getTime() }))

  const key = { id: world.web.random.id(), secret: `csk_${world.web.random.secret(32)}` }
  const now = world.clock.now()
  await world.truth.rows(
    `INSERT INTO api_key (id, tenant_id, person_id, name, prefix, secret_hash, scopes, created_at) VALUES ($1, $2, $3, 'Key', 'csk', $4, '{}', $5)`,
    [key.id, tenantId, manager.id, world.web.digest(key.secret), now],
  )
  await world.truth.rows(
    `INSERT INTO idempotency_record (tenant_id, holder_id, key, operation, body_hash, status, response, created_at) VALUES ($1, $2, 'k', 'POST /x', '\\x00', 200, '{}', $3)`,
    [tenantId, key.id, now],
  )
  const notices = await Promise.all(stores.map((store) => store.noticeOf(recall)))
  const noticeIds: [string, string] = [notices[0]?.id ?? '', notices[1]?.id ?? '']
  await fillDesk(world, { tenantId, recallId: recall.id, noticeIds, stores, authorId: manager.id })
  await world.truth.rows('UPDATE recall SET scheduled_for = $2 WHERE id = $1', [drill.id, now])
  return { ...retailer, stores, recallId: recall.id, drillId: drill.id, noticeIds, key }
}

type Desk = Pick<Filled, 'tenantId' | 'recallId' | 'noticeIds' | 'stores'> & { authorId: string }

const withdraw = (world: World, values: unknown[]) =>
  world.truth.rows(
    `INSERT INTO response_withdrawal (tenant_id, response_id, store_id, by, at) VALUES ($1, $2, $3, 'x', $4)`,
    values,
  )

// What nobody does in this world, so that its tables are not empty.
const fillDesk = async (world: World, { tenantId, recallId, noticeIds, stores, authorId }: Desk) => {
  const { random, clock } = world.web
  const now = clock.now()
  for (const [i, { id: storeId }] of stores.entries()) {
    const responseId = random.id()
    await world.truth.rows(
      `INSERT INTO response (id, tenant_id, notice_id, store_id, version, kind, by, via, at, observed_at, followed) VALUES ($1, $2, $3, $4, 1, 'removed', 'x', 'api', $5, $5, '{}')`,
      [responseId, tenantId, noticeIds[i], storeId, now],
    )
    await world.truth.rows(
      `INSERT INTO response_line (tenant_id, response_id, store_id, position, gtin, on_hand_at_notice, found, quarantined, destroyed, returned)
       VALUES ($1, $2, $3, 0, '00000000000000', 1, 1, 1, 0, 0)`,
      [tenantId, responseId, storeId],
    )
    await world.truth.rows(
      `INSERT INTO scan (id, tenant_id, notice_id, store_id, version, code, gtin, entry, phone_verdict, verdict, by, scanned_at, received_at)
       VALUES ($1, $2, $3, $4, 1, 'x', '00000000000000', 'camera', 'check', 'check', 'x', $5, $5)`,
      [random.id(), tenantId, noticeIds[i], storeId, now],
    )
    const evidenceId = random.id()
    await world.truth.rows(
      `INSERT INTO evidence (id, tenant_id, notice_id, store_id, sha256, source, object_key, media_type, bytes, width, height, by, taken_at, received_at)
       VALUES ($1, $2, $3, $4, '\\x00', 'live', 'x', 'image/webp', 1, 1, 1, 'x', $5, $5)`,
      [evidenceId, tenantId, noticeIds[i], storeId, now],
    )
    await world.truth.rows(
      `INSERT INTO response_evidence (tenant_id, response_id, evidence_id, store_id, position) VALUES ($1, $2, $3, $4, 0)`,
      [tenantId, responseId, evidenceId, storeId],
    )
    const takenBack = random.id()
    await world.truth.rows(
      `INSERT INTO response (id, tenant_id, notice_id, store_id, version, kind, by, via, at, observed_at, followed)
       VALUES ($1, $2, $3, $4, 1, 'needs_help', 'x', 'api', $5, $5, '{}')`,
      [takenBack, tenantId, noticeIds[i], storeId, after(now, -60_000)],
    )
    await withdraw(world, [tenantId, takenBack, storeId, now])
    const device = [random.id(), tenantId, storeId, Buffer.from(random.secret(32)), authorId, now]
    await world.truth.rows(
      `INSERT INTO device (id, tenant_id, store_id, name, secret_hash, paired_by_id, paired_at, last_seen_at)
       VALUES ($1, $2, $3, 'x', $4, $5, $6, $6)`,
      device,
    )
    await world.truth.rows(
      `INSERT INTO device_pairing (id, tenant_id, store_id, secret_hash, code_hash, offered_by_id, offered_at, expires_at)
       VALUES ($1, $2, $3, $4, $4, $5, $6, $6)`,
      device,
    )
    await world.truth.rows(
      `INSERT INTO stock_event (id, tenant_id, ref, kind, store_id, gtin, quantity, at, received_at)
       VALUES ($1::uuid, $2, $1::uuid::text, 'receipt', $3, '00000000000000', 1, $4, $4)`,
      [random.id(), tenantId, storeId, now],
    )
    await world.truth.rows(
      `INSERT INTO recall_exclusion (tenant_id, recall_id, version, store_id, reason) VALUES ($1, $2, 99, $3, 'not_listed')`,
      [tenantId, recallId, storeId],
    )
  }
  await world.truth.rows(
    `INSERT INTO follow_up (id, tenant_id, recall_id, purpose, round, at, planned_at) VALUES ($1, $2, $3, 'reminder', 99, $4, $4)`,
    [random.id(), tenantId, recallId, now],
  )
  await world.truth.rows(
    `INSERT INTO comment (id, tenant_id, recall_id, author_id, body, created_at) VALUES ($1, $2, $3, $4, 'x', $5)`,
    [random.id(), tenantId, recallId, authorId, now],
  )
  await world.truth.rows(
    `INSERT INTO comment_read (tenant_id, recall_id, person_id, read_at) VALUES ($1, $2, $3, $4)`,
    [tenantId, recallId, authorId, now],
  )
  await world.truth.rows(
    `INSERT INTO attachment (id, tenant_id, recall_id, purpose, state, name, media_type, bytes, object_key, uploaded_by, created_at)
     VALUES ($1, $2, $3, 'file', 'ready', 'x', 'text/plain', 1, 'x', $4, $5)`,
    [random.id(), tenantId, recallId, authorId, now],
  )
  await fillMessages(world, { tenantId, recallId, noticeIds, stores, authorId })
}

const fillMessages = async (
  world: World,
  { tenantId, recallId, noticeIds, stores, authorId }: Desk,
): Promise<void> => {
  const { random, clock } = world.web
  const now = clock.now()
  await world.truth.rows(
    `INSERT INTO recall_proposal (id, tenant_id, recall_id, kind, change, reason, revision, proposed_by_id, proposed_at)
     VALUES ($1, $2, $3, 'retract_scope', '{"scope":[]}', 'x', 1, $4, $5)`,
    [random.id(), tenantId, recallId, authorId, now],
  )
  await world.truth.rows(
    `INSERT INTO delivery_lease (token, tenant_id, delivery_ids, until) VALUES ($1, $2, '{}', $3)`,
    [random.id(), tenantId, after(now, days(365))],
  )
  await world.truth.rows(
    `INSERT INTO delivery_dispatch (tenant_id, first_id, id, delivery_ids, wake_at) VALUES ($1, $2, $2, '{}', $3)`,
    [tenantId, random.id(), after(now, days(365))],
  )
  await world.truth.rows(
    `INSERT INTO escalation (tenant_id, notice_id, silent_since, clock, after_minutes, recall_id, store_id, version, follow_up_id, whom, at)
     VALUES ($1, $2, $3, 'acknowledge', 15, $4, $5, 1, $4, '{on_duty}', $3)`,
    [tenantId, noticeIds[1], now, recallId, stores[1].id],
  )
  await world.truth.rows(`INSERT INTO sms_spend (tenant_id, month, parts) VALUES ($1, $2, 1)`, [
    tenantId,
    now,
  ])
  await world.truth.rows(
    `INSERT INTO call_task (id, tenant_id, recall_id, notice_id, store_id, person_id, silent_since, clock, after_minutes, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'acknowledge', 90, $7)`,
    [random.id(), tenantId, recallId, noticeIds[1], stores[1].id, authorId, now],
  )
  await world.truth.rows(
    `INSERT INTO dead_letter (id, message_id, tenant_id, queue, type, body, reason, receive_count, first_seen_at, last_seen_at)
     VALUES ($1::uuid, $1::uuid::text, $2, 'low', 'x', '{}', 'x', 5, $3, $3)`,
    [random.id(), tenantId, now],
  )
  await world.truth.rows(
    `INSERT INTO provider_event (id, tenant_id, message_id, provider_message_id, type, happened_at, received_at, applied_at)
     VALUES ($1::uuid, $2, $1::uuid, $1::uuid::text, 'delivered', $3, $3, $3)`,
    [random.id(), tenantId, now],
  )
  await world.truth.rows(
    `INSERT INTO provider_message (provider_message_id, tenant_id, message_id, created_at) VALUES ($1::uuid::text, $2, $1::uuid, $3)`,
    [random.id(), tenantId, now],
  )
  await world.truth.rows(
    `INSERT INTO contact_test (id, tenant_id, store_id, contact_id, channel, state, requested_by, requested_at, next_attempt_at, wake_at, settled_at)
     SELECT $1, tenant_id, store_id, id, channel, 'accepted', 'x', $3, $3, $3, $3 FROM contact WHERE tenant_id = $2 AND store_id = $4 LIMIT 1`,
    [random.id(), tenantId, now, stores[0].id],
  )
  const importId = random.id()
  await world.truth.rows(
    `INSERT INTO catalog_import (id, tenant_id, kind, state, file_name, uploaded_by, created_at) VALUES ($1, $2, 'stores', 'uploaded', 'x.csv', $3, $4)`,
    [importId, tenantId, authorId, now],
  )
  await world.truth.rows(
    `INSERT INTO catalog_import_row (tenant_id, import_id, line, cells) VALUES ($1, $2, 1, '["x"]')`,
    [tenantId, importId],
  )
  await world.truth.rows(
    `INSERT INTO catalog_import_piece (tenant_id, import_id, position, bytes) VALUES ($1, $2, 0, 'x')`,
    [tenantId, importId],
  )
}
