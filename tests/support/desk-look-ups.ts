import { ok } from '#lib/domain/result.ts'
import { expect } from 'vitest'

import { listAttachments } from '#lib/queries/attachment/list-attachments.ts'
import { readableFile } from '#lib/queries/attachment/readable-file.ts'
import { namedProducts } from '#lib/queries/catalog/named-products.ts'
import { searchProducts } from '#lib/queries/catalog/search-products.ts'
import { shippedLots } from '#lib/queries/catalog/shipped-lots.ts'
import { unknownStores } from '#lib/queries/catalog/unknown-stores.ts'
import { listColleagues } from '#lib/queries/identity/list-colleagues.ts'
import { listRecallHeads, listRecalls } from '#lib/queries/recall/list-recalls.ts'
import { listTemplates } from '#lib/queries/recall/list-templates.ts'
import { unreadMentions } from '#lib/queries/recall/unread-mentions.ts'
import { storeHistory } from '#lib/queries/recall/timeline/store-history.ts'
import { timelineEvents } from '#lib/queries/recall/timeline/timeline-events.ts'
import { timeline } from '#lib/queries/recall/timeline/timeline.ts'

import type { About } from './desk-about.ts'
import { ladderQueries } from './ladder-queries.ts'

const seesOurs = async (
  { db, manager, world, ours }: About,
  list: typeof listRecalls | typeof listRecallHeads,
) => {
  const listed = await list(db, manager, { now: world.clock.now(), limit: 500 })
  const known = await world.truth.rows<{ id: string }>(
    'SELECT id FROM recall WHERE tenant_id = $1 ORDER BY number DESC',
    [ours.tenantId],
  )
  expect(listed.ok && listed.value.data.map(({ id, progress }) => [id, progress.targeted])).toEqual([
    [known[0]?.id, 2],
    [known[1]?.id, 1],
  ])
}

/** Lists of recalls hold ours, the newest first. */
export const recallLists = (about: () => About) => ({
  listRecalls: () => seesOurs(about(), listRecalls),
  listRecallHeads: () => seesOurs(about(), listRecallHeads),
})

/** What the look-ups of the editor's fields give when they are asked, as our actor, for what is theirs. */
export const deskLookUps = (about: () => About): Record<string, () => Promise<void>> => ({
  ...ladderQueries(about),
  searchProducts: async () => {
    const { db, manager } = about()
    const found = await searchProducts(db, manager, { search: '' })
    expect(found.ok && found.value.map(({ brand }) => brand)).toEqual(['Oakhill'])
    const byLot = await searchProducts(db, manager, { search: 'L24A' })
    expect(byLot.ok && byLot.value).toEqual([expect.objectContaining({ brand: 'Oakhill', lot: 'L24A' })])
  },
  shippedLots: async () => {
    const { db, manager, world, ours } = about()
    const [row] = await world.truth.rows<{ gtin: string; quantity: number }>(
      'SELECT min(gtin) AS gtin, sum(quantity)::int AS quantity FROM shipment WHERE tenant_id = $1',
      [ours.tenantId],
    )
    const shipped = await shippedLots(db, manager, { gtin: row?.gtin ?? '' })
    const units = shipped.ok && shipped.value.lots.reduce((sum, { quantity }) => sum + quantity, 0)
    expect(units).toBe(row?.quantity)
  },
  namedProducts: async () => {
    const { db, manager, world } = about()
    const rows = await world.truth.rows<{ gtin: string }>('SELECT DISTINCT gtin FROM product')
    const named = await namedProducts(db, manager, { gtins: rows.map(({ gtin }) => gtin) })
    expect(named.ok && Object.values(named.value)).toEqual([expect.stringMatching(/^Oakhill/)])
  },
  unreadMentions: async () => {
    const { db, manager, world, ours, theirs } = about()
    // Even if a comment of theirs names somebody of ours.
    await world.truth.rows('UPDATE comment SET mentions = ARRAY[$1::uuid] WHERE tenant_id = $2', [
      manager.personId,
      theirs.tenantId,
    ])
    expect(await unreadMentions(db, manager, { recallId: null })).toEqual({ ok: true, value: [] })
    await world.truth.rows(
      `INSERT INTO comment (id, tenant_id, recall_id, author_id, body, mentions, created_at)
       VALUES (gen_random_uuid(), $1, $2, $3, 'x', ARRAY[$4::uuid], '2999-01-01')`,
      [ours.tenantId, ours.recallId, ours.admin.id, manager.personId],
    )
    expect(await unreadMentions(db, manager, { recallId: null })).toMatchObject({
      ok: true,
      value: [{ recallId: ours.recallId, comments: 1 }],
    })
  },
  listColleagues: async () => {
    const { db, manager, world, ours } = about()
    const known = await world.truth.rows<{ id: string }>(
      `SELECT id FROM person WHERE tenant_id = $1 AND status = 'active' AND store_id IS NULL`,
      [ours.tenantId],
    )
    const listed = await listColleagues(db, manager, {})
    expect(listed.ok && listed.value.map(({ id }) => id).toSorted()).toEqual(
      known.map(({ id }) => id).toSorted(),
    )
  },
  // Of nobody: the same for every tenant.
  listTemplates: async () => {
    const { db, manager } = about()
    const listed = await listTemplates(db, manager, { kind: 'drill', jurisdiction: 'US' })
    expect(listed.ok && listed.value.data.map(({ id }) => id)).toEqual(['drill-us'])
    expect(await listTemplates(db, { ...manager, role: 'store_manager' }, {})).toMatchObject({
      rejection: { code: 'FORBIDDEN' },
    })
  },
  listAttachments: async () => {
    const { db, manager, ours, theirs } = about()
    const own = await listAttachments(db, manager, { recallId: ours.recallId })
    expect(own.ok && own.value.map(({ name }) => name)).toEqual(['x'])
    expect(await listAttachments(db, manager, { recallId: theirs.recallId })).toMatchObject({
      rejection: { code: 'RECALL_NOT_FOUND' },
    })
  },
  readableFile: async () => {
    const { db, manager, world, ours, theirs } = about()
    const rows = await world.truth.rows<{ id: string; tenantId: string }>(
      'SELECT id, tenant_id AS "tenantId" FROM attachment',
    )
    for (const { id, tenantId } of rows) {
      const found = await readableFile(db, manager, { id })
      expect(found.ok, tenantId).toBe(tenantId === ours.tenantId)
    }
    expect(new Set(rows.map(({ tenantId }) => tenantId))).toEqual(new Set([ours.tenantId, theirs.tenantId]))
  },
  timelineEvents: async () => {
    const { db, manager, ours, theirs } = about()
    const filter = { show: 'everything', limit: 500 } as const
    const own = await timelineEvents(db, manager, { recallId: ours.recallId, ...filter })
    expect(own.ok && own.value.data.map(({ action }) => action)).toContain('recall.issue')
    expect(await timelineEvents(db, manager, { recallId: theirs.recallId, ...filter })).toMatchObject({
      rejection: { code: 'RECALL_NOT_FOUND' },
    })
  },
  storeHistory: async () => {
    const { db, manager, world, ours, theirs } = about()
    const rows = await world.truth.rows<{ number: string; recallId: string }>(
      'SELECT s.number, n.recall_id AS "recallId" FROM notice n JOIN store s ON s.id = n.store_id WHERE n.tenant_id = $1',
      [ours.tenantId],
    )
    const own = await storeHistory(db, manager, { number: rows[0]?.number ?? '', limit: 500 })
    const recalls = own.ok ? new Set(own.value.entries.map(({ recall }) => recall.id)) : null
    expect(recalls).toEqual(new Set([ours.recallId]))
    expect(recalls).not.toContain(theirs.recallId)
  },
  timeline: async () => {
    const { db, manager, world, ours, theirs } = about()
    const filter = { show: 'everything', limit: 60, now: world.clock.now() } as const
    const own = await timeline(db, manager, { recallId: ours.recallId, ...filter })
    expect(own.ok && own.value.entries.map(({ action }) => action)).toContain('recall.issue')
    expect(await timeline(db, manager, { recallId: theirs.recallId, ...filter })).toMatchObject({
      rejection: { code: 'RECALL_NOT_FOUND' },
    })
  },
  unknownStores: async () => {
    const { db, manager, world, theirs } = about()
    const theirOwn = await world.truth.rows<{ number: string }>(
      "INSERT INTO store (id, tenant_id, number, name, timezone, created_at, updated_at) VALUES (gen_random_uuid(), $1, 'ONLY-THEIRS', 'x', 'UTC', now(), now()) RETURNING number",
      [theirs.tenantId],
    )
    const numbers = ['0001', ...theirOwn.map(({ number }) => number), '0002']
    const unknown = ok([{ number: 'ONLY-THEIRS', meant: null }])
    expect(await unknownStores(db, manager, { numbers })).toEqual(unknown)
  },
})
