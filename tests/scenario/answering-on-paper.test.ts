import { expect, test } from 'vitest'

import { paperCodeOf } from '#lib/domain/notice/paper-code.ts'
import { findPaper } from '#lib/queries/recall/find-paper.ts'
import { paperSheet } from '#lib/queries/recall/paper-sheet.ts'
import { storePart } from '#lib/queries/recall/store-part.ts'
import { enterPaperAnswer, type PaperAnswer } from '#lib/use-cases/notice/enter-paper-answer.ts'
import { verifyNotice } from '#lib/use-cases/notice/verify-notice.ts'
import { gtin } from '#prisma/demo/builders.ts'
import { createWorld, email } from '#tests/support/world.ts'

test('a store without a device answers on paper: entered by its code, marked so, verified by somebody else', async () => {
  await using world = await createWorld()
  const [store, other] = [await world.store({ onDuty: email({ language: 'es' }) }), await world.store()]
  await world.ships(store, { lot: 'L1', quantity: 24 })
  await world.ships(other, { lot: 'L1' })
  const recall = await world.issueRecall({
    target: { mode: 'shipped', storeNumbers: [] },
    scope: [{ gtin: gtin(1), lots: ['L1'], complete: true }],
  })
  await store.onDuty.expects(/Retiro/)
  await other.onDuty.expects(/L1/)
  const manager = await world.manager.atWork()
  const asked = { recallId: recall.id, storeNumber: store.number, language: null }
  const sheet = await paperSheet(world.db.web, manager, asked)
  if (!sheet.ok) throw new Error(sheet.rejection.code)
  expect(sheet.value).toMatchObject({
    language: 'es',
    takes: true,
    store: { number: store.number },
    lots: [{ lot: 'L1', shipped: 24 }],
  })
  const { code } = sheet.value
  expect(await findPaper(world.db.web, manager, { code: code.toLowerCase() })).toMatchObject({
    value: [{ recallId: recall.id, store: store.number }],
  })
  expect(await findPaper(world.db.web, manager, { code: 'ABCD-EFGH' })).toMatchObject({ value: [] })

  const counted = { onHandAtNotice: 22, found: 22, quarantined: 22, destroyed: 0, returned: 0, sold: 2 }
  const answer: PaperAnswer = {
    recallId: recall.id,
    storeNumber: store.number,
    code,
    signedBy: 'Pat Lee',
    version: 1,
    outcome: 'removed',
    lines: [{ gtin: gtin(1), lot: 'L1', ...counted }],
    note: null,
  }
  const enters = async (over: Partial<PaperAnswer> = {}) =>
    enterPaperAnswer(world.web)(await world.manager.atWork(), { ...answer, ...over })
  const otherCode = paperCodeOf((await other.noticeOf(recall)).id)
  expect(await enters({ code: otherCode })).toMatchObject({
    rejection: { errors: [{ path: 'code', code: 'wrong_sheet' }] },
  })
  expect(await enters({ lines: [{ gtin: gtin(1), lot: 'L1', ...counted, found: 3 }] })).toMatchObject({
    rejection: { errors: [{ path: 'lines.0.found' }] },
  })
  expect(await enterPaperAnswer(world.web)(await store.manager.atWork(), answer)).toMatchObject({
    rejection: { code: 'FORBIDDEN' },
  })
  expect(await store.noticeOf(recall)).toMatchObject({ state: 'open' })
  expect(await enters()).toMatchObject({ ok: true })
  const part = { recallId: recall.id, storeNumber: store.number, now: world.clock.now() }
  expect(await storePart(world.db.web, manager, part)).toMatchObject({
    value: {
      state: 'reported',
      lots: [{ found: 22, unexplained: 0 }],
      answers: [{ via: 'paper', by: 'Pat Lee, on paper; entered by Mara Manager' }],
    },
  })
  const verifies = async (who: typeof world.manager) =>
    verifyNotice(world.web)(await who.atWork(), { recallId: recall.id, storeNumber: store.number })
  expect(await verifies(world.manager)).toMatchObject({ rejection: { code: 'FOUR_EYES' } })
  const colleague = await world.person({ role: 'recall_manager', name: 'Nora Second' })
  expect(await verifies(colleague)).toMatchObject({ ok: true })
  expect(await store.noticeOf(recall)).toMatchObject({ state: 'verified' })
})
