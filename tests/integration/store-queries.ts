import { expect } from 'vitest'

import type { Database } from '#lib/adapters/prisma/database.ts'
import type { LinkActor, PersonActor } from '#lib/domain/identity/actor.ts'
import { earlierAnswer } from '#lib/queries/notice/earlier-answer.ts'
import { lastReport } from '#lib/queries/notice/last-report.ts'
import { noticeTask } from '#lib/queries/notice/notice-task.ts'
import { scanDesk, scanRevision } from '#lib/queries/notice/scan-desk.ts'
import { shippedHere } from '#lib/queries/notice/shipped-here.ts'
import { storeInbox } from '#lib/queries/notice/store-inbox.ts'
import { packVerdict } from '#lib/queries/recall/pack-verdict.ts'
import type { Filled } from '#tests/support/two-retailers.ts'
import type { World } from '#tests/support/world.ts'

import { refusal } from './board-queries.ts'

type Cast = { world: World; ours: Filled; theirs: Filled; unbound: Database; ofStore: PersonActor }

/** What a store asks, with row-level security out of force. */
export const storeQueries = (cast: () => Cast): Record<string, () => Promise<void>> => ({
  noticeTask: async () => {
    const { world, ours, theirs, unbound, ofStore } = cast()
    const now = () => world.clock.now()
    const link: LinkActor = {
      kind: 'link',
      tenantId: ours.tenantId,
      storeId: ofStore.storeId ?? '',
      noticeId: theirs.noticeIds[0],
      deliveryId: '',
    }
    const theirStore = { ...ofStore, storeId: theirs.stores[0].id }
    for (const actor of [ofStore, link, theirStore]) {
      expect(
        refusal(
          await noticeTask(unbound, actor, { noticeId: theirs.noticeIds[0], now: now(), language: 'en' }),
        ),
      ).toBe('NOTICE_NOT_FOUND')
    }
    expect(
      refusal(
        await noticeTask(unbound, ofStore, { noticeId: ours.noticeIds[1], now: now(), language: 'en' }),
      ),
    ).toBe('NOTICE_NOT_FOUND')
  },
  scanDesk: async () => {
    const { ours, theirs, unbound, ofStore } = cast()
    const theirStore = { ...ofStore, storeId: theirs.stores[0].id }
    for (const actor of [ofStore, theirStore])
      expect(
        refusal(
          await scanDesk(unbound, actor, { noticeId: theirs.noticeIds[0], now: new Date(), language: 'en' }),
        ),
      ).toBe('NOTICE_NOT_FOUND')
    const desk = await scanDesk(unbound, ofStore, {
      noticeId: ours.noticeIds[0],
      now: new Date(),
      language: 'en',
    })
    expect(desk.ok && desk.value.recalls.map(({ noticeId }) => noticeId)).toEqual([ours.noticeIds[0]])
  },
  scanRevision: async () => {
    const { ours, theirs, unbound, ofStore } = cast()
    const theirStore = { ...ofStore, storeId: theirs.stores[0].id }
    const ofTheirs = await scanRevision(unbound, theirStore, { noticeId: theirs.noticeIds[0] })
    // Of their notice nothing; of our own recalls that store has no part, so they are all elsewhere.
    expect(ofTheirs.ok && ofTheirs.value).toMatch(/^\.([0-9a-f]{32})?\.36000000\.3600000$/)
    const own = await scanRevision(unbound, ofStore, { noticeId: ours.noticeIds[0] })
    expect(own.ok && own.value).toMatch(/^[0-9a-f]{32}\.([0-9a-f]{32})?\.36000000\.3600000$/)
  },
  packVerdict: async () => {
    const { world, ours, unbound, ofStore } = cast()
    const asked = {
      code: '4006381333931',
      entry: 'decoded' as const,
      lot: null,
      expiresOn: null,
      store: null,
      now: world.clock.now(),
    }
    const said = await packVerdict(unbound, ofStore, asked)
    const known = await world.truth.rows<{ number: string; tenant: string }>(
      `SELECT r.number, r.tenant_id AS tenant FROM recall r JOIN notice n ON n.recall_id = r.id
       WHERE n.store_id = $1 AND r.status IN ('issued', 'closing')`,
      [ofStore.storeId],
    )
    expect(known.map(({ tenant }) => tenant)).toEqual(known.map(() => ours.tenantId))
    expect(said.ok && said.value.recalls.map(({ number }) => number).toSorted()).toEqual(
      known.map(({ number }) => number).toSorted(),
    )
  },
  shippedHere: async () => {
    const { ours, theirs, unbound, ofStore } = cast()
    const theirStore = { ...ofStore, storeId: theirs.stores[0].id }
    for (const [actor, noticeId] of [
      [ofStore, theirs.noticeIds[0]],
      [ofStore, ours.noticeIds[1]],
      [theirStore, theirs.noticeIds[0]],
    ] as const)
      expect(refusal(await shippedHere(unbound, actor, { noticeId }))).toBe('NOTICE_NOT_FOUND')
    expect(await shippedHere(unbound, ofStore, { noticeId: ours.noticeIds[0] })).toMatchObject({ ok: true })
  },
  lastReport: async () => {
    const { ours, theirs, unbound, ofStore } = cast()
    const [own, others] = ours.noticeIds
    for (const noticeId of [theirs.noticeIds[0], others])
      expect(await lastReport(unbound, ofStore, { noticeId })).toEqual({ ok: true, value: null })
    expect(await lastReport(unbound, ofStore, { noticeId: own })).toMatchObject({
      ok: true,
      value: { by: 'x', lines: [{ found: { shelf: 1, backRoom: 0 }, quarantined: 1 }] },
    })
  },
  earlierAnswer: async () => {
    const { ours, theirs, unbound, ofStore } = cast()
    const actor = { ...ofStore, storeId: ofStore.storeId ?? '' }
    for (const noticeId of [theirs.noticeIds[0], ours.noticeIds[1], ours.noticeIds[0]])
      expect(await earlierAnswer(unbound, actor, { noticeId, knew: null })).toEqual({ ok: true, value: null })
  },
  storeInbox: async () => {
    const { world, ours, theirs, unbound, ofStore } = cast()
    const now = () => world.clock.now()
    expect(
      refusal(
        await storeInbox(
          unbound,
          { ...ofStore, storeId: theirs.stores[0].id },
          { now: now(), language: 'en' },
        ),
      ),
    ).toBe('STORE_NOT_FOUND')
    const inbox = await storeInbox(unbound, ofStore, { now: now(), language: 'en' })
    expect(inbox.ok && [...inbox.value.waiting, ...inbox.value.done].map(({ noticeId }) => noticeId)).toEqual(
      [ours.noticeIds[0]],
    )
  },
})
