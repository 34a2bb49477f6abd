import { expect, test } from 'vitest'

import { gtin } from '#prisma/demo/builders.ts'
import { storePart } from '#lib/queries/recall/store-part.ts'
import { recordScans, type SentScan } from '#lib/use-cases/notice/record-scans.ts'
import { createWorld } from '#tests/support/world.ts'

test('what a store scans is judged again, kept once, and said in the trail', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const neighbour = await world.store()
  const recall = await world.issueRecall({ shippedTo: [store, neighbour] })
  await store.onDuty.expects(/Product recall/)
  await neighbour.onDuty.expects(/Product recall/)
  const notice = await store.noticeOf(recall)
  const actor = await store.manager.atWork()
  const scan = (over: Partial<SentScan> = {}): SentScan => ({
    id: world.web.random.id(),
    noticeId: notice.id,
    version: 1,
    code: `]d201${gtin(1)}10L24A\u001d21A7`,
    lot: null,
    expiresOn: null,
    entry: 'camera',
    verdict: 'remove',
    scannedAt: world.clock.now(),
    ...over,
  })
  const recalled = scan()
  // Made on a phone that had an older scope: the server does not take its word.
  const misjudged = scan({
    code: gtin(1),
    lot: 'L24A',
    entry: 'typed',
    verdict: 'not_recalled',
    scannedAt: new Date(0),
  })
  const unread = scan({ code: gtin(1), verdict: 'check' })
  const batch = [recalled, misjudged, unread]
  const answer = {
    ok: true,
    value: {
      scans: batch.map(({ id }, i) => ({ id, verdict: i < 2 ? 'remove' : 'check', version: 1 })),
      refused: [],
    },
  }
  expect(await recordScans(world.web)(actor, batch)).toEqual(answer)
  // The answer was lost, and the phone sends again.
  expect(await recordScans(world.web)(actor, batch)).toEqual(answer)
  const rows = await world.truth.rows(
    `SELECT gtin, lot, entry, phone_verdict AS phone, verdict, by, scanned_at = received_at AS "onTime" FROM scan WHERE notice_id = $1 ORDER BY id`,
    [notice.id],
  )
  const by = store.manager.name
  expect(rows).toEqual([
    { gtin: gtin(1), lot: 'L24A', entry: 'camera', phone: 'remove', verdict: 'remove', by, onTime: true },
    {
      gtin: gtin(1),
      lot: 'L24A',
      entry: 'typed',
      phone: 'not_recalled',
      verdict: 'remove',
      by,
      onTime: true,
    },
    { gtin: gtin(1), lot: null, entry: 'camera', phone: 'check', verdict: 'check', by, onTime: true },
  ])
  const leaves = `SELECT body::jsonb -> 'data' AS data FROM audit_leaf WHERE action = 'notice.scanned'`
  expect(await world.truth.rows(leaves)).toMatchObject([{ data: { kept: 3, remove: 2, check: 1 } }])

  const desk = await storePart(world.db.web, await world.manager.atWork(), {
    recallId: recall.id,
    storeNumber: store.number,
    now: world.clock.now(),
  })
  expect(desk.ok && desk.value.scans).toMatchObject([
    { gtin: gtin(1), lot: 'L24A', verdict: 'remove', packs: 2, by: [by] },
    { gtin: gtin(1), lot: null, verdict: 'check', packs: 1, by: [by] },
  ])

  // One that cannot be kept leaves all of them out.
  const { id: elsewhere } = await neighbour.noticeOf(recall)
  expect(await recordScans(world.web)(actor, [scan(), scan({ noticeId: elsewhere })])).toMatchObject({
    rejection: { code: 'NOTICE_NOT_FOUND' },
  })
  expect(await recordScans(world.web)(await world.manager.atWork(), [scan()])).toMatchObject({
    rejection: { code: 'FORBIDDEN' },
  })
  expect(await world.truth.rows('SELECT FROM scan')).toHaveLength(3)
  // One that nobody can read is named, and holds up no other.
  const [good, bad] = [scan(), scan({ code: 'no product' })]
  expect(await recordScans(world.web)(actor, [bad, good])).toMatchObject({
    value: { scans: [{ id: good.id }], refused: [{ id: bad.id, code: 'no_product' }] },
  })
  expect(await world.truth.rows('SELECT FROM scan')).toHaveLength(4)
})

test('a pack that is recalled at other stores alone is no NOT RECALLED for the desk either', async () => {
  await using world = await createWorld()
  const [here, there] = [await world.store(), await world.store()]
  const own = await world.issueRecall({ shippedTo: [here] })
  const abroad = [{ gtin: gtin(1), lots: ['L9'], complete: true, identificationHint: 'On the lid' }]
  const target = { mode: 'listed' as const, storeNumbers: [there.number] }
  await world.issueRecall({ scope: abroad, target })
  await here.onDuty.expects(/Product recall/)
  await there.onDuty.expects(/Product recall/)
  const notice = await here.noticeOf(own)
  const scan: SentScan = {
    id: world.web.random.id(),
    noticeId: notice.id,
    version: 1,
    code: `]d201${gtin(1)}10L9`,
    lot: null,
    expiresOn: null,
    entry: 'camera',
    verdict: 'check',
    scannedAt: world.clock.now(),
  }
  expect(await recordScans(world.web)(await here.manager.atWork(), [scan])).toMatchObject({
    value: { scans: [{ verdict: 'check' }] },
  })
})
