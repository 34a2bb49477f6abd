import { expect } from 'vitest'

import type { Database } from '#lib/adapters/prisma/database.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { drillScore } from '#lib/queries/drill/drill-score.ts'
import { drillTrends } from '#lib/queries/drill/drill-trends.ts'
import { listDrills } from '#lib/queries/drill/list-drills.ts'
import { surpriseMoment } from '#lib/queries/drill/surprise-moment.ts'
import type { Filled } from '#tests/support/two-retailers.ts'
import type { World } from '#tests/support/world.ts'

type Cast = { world: World; ours: Filled; theirs: Filled; unbound: Database; manager: PersonActor }

const gone = { ok: false, rejection: { code: 'RECALL_NOT_FOUND' } }

/** What is asked of drills, with row-level security out of force. The cast is there only once the tests run. */
export const drillQueries = (cast: () => Cast): Record<string, () => Promise<void>> => ({
  drillScore: async () => {
    const { unbound, manager, ours, theirs, world } = cast()
    const now = world.clock.now()
    expect(await drillScore(unbound, manager, { recallId: ours.drillId, now })).toMatchObject({ ok: true })
    expect(await drillScore(unbound, manager, { recallId: theirs.drillId, now })).toMatchObject(gone)
  },
  listDrills: async () => {
    const { unbound, manager, ours, world } = cast()
    expect(await listDrills(unbound, manager, { now: world.clock.now() })).toMatchObject({
      ok: true,
      value: { drills: [{ id: ours.drillId, summary: { stores: 1 } }] },
    })
  },
  drillTrends: async () => {
    const { unbound, manager, ours, theirs, world } = cast()
    const now = world.clock.now()
    expect(await drillTrends(unbound, manager, { recallId: ours.drillId, now })).toMatchObject({
      ok: true,
      value: [{ district: 'South' }],
    })
    expect(await drillTrends(unbound, manager, { recallId: theirs.drillId, now })).toMatchObject(gone)
  },
  surpriseMoment: async () => {
    const { unbound, manager, ours, theirs } = cast()
    expect(await surpriseMoment(unbound, manager, { recallId: ours.drillId })).toMatchObject({ ok: true })
    expect(await surpriseMoment(unbound, manager, { recallId: theirs.drillId })).toMatchObject(gone)
  },
})
