import { expect } from 'vitest'

import type { Database } from '#lib/adapters/prisma/database.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { ok, type Result } from '#lib/domain/result.ts'
import { listOwners } from '#lib/queries/identity/list-owners.ts'
import { liveSessions } from '#lib/queries/identity/live-sessions.ts'
import { recallPulse } from '#lib/queries/recall/recall-pulse.ts'
import { neighbours } from '#lib/queries/recall/neighbours.ts'
import { callList } from '#lib/queries/recall/call-list.ts'
import { listEvidence } from '#lib/queries/recall/list-evidence.ts'
import { readablePhoto } from '#lib/queries/recall/readable-photo.ts'
import { storePart } from '#lib/queries/recall/store-part.ts'
import { boardBreakdown } from '#lib/queries/recall/board-breakdown.ts'
import { boardRows } from '#lib/queries/recall/board-rows.ts'
import { burnUp } from '#lib/queries/recall/burn-up.ts'
import type { Filled } from '#tests/support/two-retailers.ts'
import type { World } from '#tests/support/world.ts'

export const refusal = (result: Result<unknown>) =>
  result.ok ? { found: result.value } : result.rejection.code

type Cast = {
  world: World
  ours: Filled
  theirs: Filled
  unbound: Database
  manager: PersonActor
  ofStore: PersonActor
}

/** What a board asks, with row-level security out of force. The cast is there only once the tests run. */
export const boardQueries = (cast: () => Cast): Record<string, () => Promise<void>> => {
  const now = () => cast().world.clock.now()
  return {
    boardRows: async () =>
      expect(
        refusal(
          await boardRows(cast().unbound, cast().manager, {
            recallId: cast().theirs.recallId,
            filter: {},
            order: { by: 'exceptions', descending: false },
            offset: 0,
            limit: 100,
            now: now(),
          }),
        ),
      ).toBe('RECALL_NOT_FOUND'),
    boardBreakdown: async () =>
      expect(
        refusal(
          await boardBreakdown(cast().unbound, cast().manager, {
            recallId: cast().theirs.recallId,
            now: now(),
          }),
        ),
      ).toBe('RECALL_NOT_FOUND'),
    burnUp: async () =>
      expect(
        refusal(
          await burnUp(cast().unbound, cast().manager, { recallId: cast().theirs.recallId, now: now() }),
        ),
      ).toBe('RECALL_NOT_FOUND'),
    storePart: async () => {
      const asked = { recallId: cast().theirs.recallId, storeNumber: '0002', now: now() }
      expect(refusal(await storePart(cast().unbound, cast().manager, asked))).toBe('NOTICE_NOT_FOUND')
      const own = await storePart(cast().unbound, cast().manager, {
        ...asked,
        recallId: cast().ours.recallId,
      })
      expect(own.ok && [own.value.answers.length, own.value.contacts.length]).toEqual([2, 2])
    },
    listEvidence: async () => {
      const asked = { recallId: cast().theirs.recallId, storeNumber: '0002' }
      expect(refusal(await listEvidence(cast().unbound, cast().manager, asked))).toBe('NOTICE_NOT_FOUND')
      const own = { ...asked, recallId: cast().ours.recallId }
      // The same file lies with the other tenant, too: that is none of ours.
      expect(await listEvidence(cast().unbound, cast().manager, own)).toMatchObject({
        ok: true,
        value: { data: [{ sha256: '00', duplicateOf: { storeNumber: '0001' } }] },
      })
    },
    readablePhoto: async () => {
      const { world, ours, theirs, unbound, manager } = cast()
      const ids = `SELECT id FROM evidence WHERE tenant_id = $1 ORDER BY id LIMIT 1`
      const [own] = await world.truth.rows<{ id: string }>(ids, [ours.tenantId])
      const [their] = await world.truth.rows<{ id: string }>(ids, [theirs.tenantId])
      expect(await readablePhoto(unbound, manager, { id: own?.id ?? '' })).toMatchObject({ ok: true })
      expect(refusal(await readablePhoto(unbound, manager, { id: their?.id ?? '' }))).toBe(
        'ATTACHMENT_NOT_FOUND',
      )
    },
    callList: async () => {
      const asked = { recallId: cast().theirs.recallId, chosen: { matching: {} }, now: now() }
      expect(refusal(await callList(cast().unbound, cast().manager, asked))).toBe('RECALL_NOT_FOUND')
      const own = await callList(cast().unbound, cast().manager, { ...asked, recallId: cast().ours.recallId })
      expect(own.ok && own.value.stores.map(({ number }) => number)).toEqual(['0002', '0001'])
    },
    neighbours: async () => {
      const board = { filter: {}, order: { by: 'number', descending: false } as const }
      const asked = { storeNumber: '0002', now: now(), ...board }
      const none = { place: null, total: 0, previous: null, next: null }
      expect(
        await neighbours(cast().unbound, cast().manager, { ...asked, recallId: cast().theirs.recallId }),
      ).toEqual(ok(none))
      expect(
        await neighbours(cast().unbound, cast().manager, { ...asked, recallId: cast().ours.recallId }),
      ).toEqual(ok({ place: 2, total: 2, previous: '0001', next: null }))
    },
    listOwners: async () => {
      const listed = await listOwners(cast().unbound, cast().manager, {})
      expect(listed.ok && new Set(listed.value.map(({ id }) => id))).toEqual(
        new Set([cast().ours.manager.id, cast().ours.approver.id]),
      )
    },
    recallPulse: async () =>
      expect(
        refusal(
          await recallPulse(cast().unbound, cast().manager, { id: cast().theirs.recallId, now: now() }),
        ),
      ).toBe('RECALL_NOT_FOUND'),
    liveSessions: async () => {
      const theirActor = await cast().theirs.manager.atWork()
      const ids = [cast().manager.sessionId, theirActor.sessionId, cast().ofStore.sessionId]
      const system = { kind: 'system', tenantId: cast().ours.tenantId, name: 'identity' } as const
      expect(await liveSessions(cast().unbound, system, { ids, now: now() })).toEqual(
        new Set([cast().manager.sessionId]),
      )
    },
  }
}
