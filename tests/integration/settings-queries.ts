import { expect } from 'vitest'

import type { Database } from '#lib/adapters/prisma/database.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { everyLadder } from '#lib/queries/escalation/every-ladder.ts'
import { listKeys } from '#lib/queries/identity/list-keys.ts'
import { deadlineSettings } from '#lib/queries/notice/deadline-settings.ts'
import { scannerSettings } from '#lib/queries/notice/scanner-settings.ts'
import { storePulse } from '#lib/queries/notice/store-pulse.ts'
import { openProposals } from '#lib/queries/recall/open-proposals.ts'
import type { Filled } from '#tests/support/two-retailers.ts'
import type { World } from '#tests/support/world.ts'

import { refusal } from './board-queries.ts'

type Cast = {
  world: World
  unbound: Database
  manager: PersonActor
  admin: PersonActor
  ofStore: PersonActor
  ours: Filled
  theirs: Filled
}

/** What is set, who may call, and what waits for a second person. */
export const settingsQueries = (cast: () => Cast): Record<string, () => Promise<void>> => ({
  deadlineSettings: async () => {
    await cast().world.truth.rows(
      `INSERT INTO deadline_policy SELECT tenant_id, 'low', 7, 70, saved_at, saved_by FROM deadline_policy WHERE tenant_id = $1 LIMIT 1`,
      [cast().theirs.tenantId],
    )
    expect(await deadlineSettings(cast().unbound, cast().manager, {})).toMatchObject({
      ok: true,
      value: { high: { acknowledgeMinutes: 20 }, low: { acknowledgeMinutes: 1440 } },
    })
  },
  everyLadder: async () => {
    await cast().world.truth.rows(
      `INSERT INTO escalation_ladder SELECT tenant_id, name, 99, 'opening', steps, saved_at, saved_by FROM escalation_ladder WHERE tenant_id = $1`,
      [cast().theirs.tenantId],
    )
    const ladders = await everyLadder(cast().unbound, cast().manager, {})
    expect(ladders.ok && Object.values(ladders.value).map((ladder) => ladder?.hours)).not.toContain('opening')
  },
  listKeys: async () => {
    const listed = await listKeys(cast().unbound, cast().admin, { now: cast().world.clock.now() })
    const known = await cast().world.truth.rows<{ id: string }>(
      'SELECT id FROM api_key WHERE tenant_id = $1',
      [cast().ours.tenantId],
    )
    expect(listed.ok && listed.value.map(({ id }) => id).toSorted()).toEqual(
      known.map(({ id }) => id).toSorted(),
    )
  },
  openProposals: async () =>
    expect(
      refusal(await openProposals(cast().unbound, cast().manager, { recallId: cast().theirs.recallId })),
    ).toBe('RECALL_NOT_FOUND'),
  scannerSettings: async () =>
    expect(await scannerSettings(cast().unbound, cast().manager, {})).toEqual({
      ok: true,
      value: { anyMinutes: 600, urgentMinutes: 60 },
    }),
  storePulse: async () =>
    expect(
      await storePulse(cast().unbound, { ...cast().ofStore, storeId: cast().theirs.stores[0].id }),
    ).toEqual({
      ok: true,
      value: 'none',
    }),
})
