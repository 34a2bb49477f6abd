import { expect, test } from 'vitest'

import { gtin } from '#prisma/demo/builders.ts'
import { after, days } from '#lib/domain/duration.ts'
import { packVerdict } from '#lib/queries/recall/pack-verdict.ts'
import { scanDesk } from '#lib/queries/notice/scan-desk.ts'
import { closeRecall } from '#lib/use-cases/recall/close-recall.ts'
import { recordScans, type SentScan } from '#lib/use-cases/notice/record-scans.ts'
import { createWorld, type World } from '#tests/support/world.ts'

const closes = async (world: World, recall: { id: string }): Promise<void> => {
  expect(await world.tries(world.manager, 'begin_closing', recall)).toMatchObject({ ok: true })
  const reasons = {
    unanswered: 'Visited by the district manager',
    unverified: 'Visited',
    unexplained: 'Visited',
  }
  expect(
    await closeRecall(world.web)(await world.approver.atWork(), { recallId: recall.id, reasons }),
  ).toMatchObject({
    value: { status: 'closed' },
  })
}

const asks = async (world: World, code: string, now = world.clock.now()) => {
  const asked = { code, entry: 'decoded', lot: null, expiresOn: null, store: null, now } as const
  const said = await packVerdict(world.db.web, await world.manager.atWork(), asked)
  if (!said.ok) throw new Error(said.rejection.code)
  const { verdict, why, recalls } = said.value
  return { verdict, why, recalls: recalls.map(({ number }) => number) }
}

test('a pack that was overlooked comes out of the freezer after its recall was closed', async () => {
  await using world = await createWorld()
  const store = await world.store()
  const over = await world.issueRecall({ shippedTo: [store] })
  await store.onDuty.expects(/Product recall/)
  await closes(world, over)
  const [{ number } = { number: '' }] = await world.truth.rows<{ number: string }>(
    'SELECT number FROM recall',
  )
  const overlooked = `]d201${gtin(1)}10L24A`
  const held = { verdict: 'check', why: 'recalled_before' }
  expect(await asks(world, overlooked)).toEqual({ ...held, recalls: [number] })
  // A till reads no lot, so it cannot tell; what came afterwards bears another one, and is sold.
  expect(await asks(world, gtin(1))).toEqual({ ...held, recalls: [number] })
  expect(await asks(world, `]d201${gtin(1)}10ZZ999`)).toMatchObject({ verdict: 'not_recalled' })

  // A phone takes it along with another recall, and the server says the same of what it scanned.
  const target = { mode: 'listed' as const, storeNumbers: [store.number] }
  const scope = [{ gtin: gtin(1), lots: ['B1'], complete: true, identificationHint: 'On the lid' }]
  const next = await world.issueRecall({ scope, target })
  await store.onDuty.expects(/Product recall/)
  const notice = await store.noticeOf(next)
  const actor = await store.manager.atWork()
  const desk = await scanDesk(world.db.web, actor, {
    noticeId: notice.id,
    now: world.clock.now(),
    language: 'en',
  })
  expect(desk.ok && desk.value.closed).toMatchObject([{ scope: [{ gtin: gtin(1), lots: ['L24A'] }] }])
  const scan: SentScan = {
    id: world.web.random.id(),
    noticeId: notice.id,
    version: 1,
    code: overlooked,
    lot: null,
    expiresOn: null,
    entry: 'camera',
    verdict: 'check',
    scannedAt: world.clock.now(),
  }
  expect(await recordScans(world.web)(actor, [scan])).toMatchObject({
    value: { scans: [{ verdict: 'check' }] },
  })

  // Two years later the lot may be another one of the same number.
  const later = after(world.clock.now(), days(731))
  expect(await asks(world, overlooked, later)).toMatchObject({ verdict: 'not_recalled' })
})
