import { expect } from 'vitest'

import type { Database } from '#lib/adapters/prisma/database.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { machineryOverview } from '#lib/queries/operations/machinery-overview.ts'
import { listDeadLetters } from '#lib/queries/operations/list-dead-letters.ts'
import type { Filled } from '#tests/support/two-retailers.ts'
import type { World } from '#tests/support/world.ts'

type Cast = { db: Database; manager: PersonActor; world: World; ours: Filled; theirs: Filled }

/** What the page of operations asks, with row-level security out of force. The cast is there only once the tests run. */
export const operationsQueries = (cast: () => Cast): Record<string, () => Promise<void>> => ({
  listDeadLetters: async () => {
    const { db, manager, world, ours } = cast()
    const listed = await listDeadLetters(db, manager, { limit: 500 })
    const kept = await world.truth.rows<{ id: string }>('SELECT id FROM dead_letter WHERE tenant_id = $1', [
      ours.tenantId,
    ])
    expect(listed.ok && listed.value.data.map(({ id }) => id)).toEqual(kept.map(({ id }) => id))
  },
  machineryOverview: async () => {
    const { db, manager, world, ours } = cast()
    const overview = await machineryOverview(db, manager, { now: world.clock.now() })
    const [sent] = await world.truth.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM delivery WHERE tenant_id = $1 AND state IN ('accepted', 'delivered')`,
      [ours.tenantId],
    )
    const counted = overview.ok
      ? overview.value.accepts.flatMap(({ minutes }) => minutes).reduce((a, b) => a + b, 0)
      : 0
    expect(counted).toBe(sent?.count)
    expect(overview.ok && overview.value.deadLetters).toEqual({ high: 0, medium: 0, low: 1 })
  },
})
