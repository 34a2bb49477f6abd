import type { Machinery } from '#lib/ports/operations.ts'

import type { Database } from './database.ts'
import { syntheticFacts } from './synthetic-facts.ts'

export const prismaMachinery = (db: Database): Machinery => ({
  waits: (at) => db.$queryRaw`
    SELECT channel, count(*) FILTER (WHERE state = 'parked')::int AS parked,
           count(*) FILTER (WHERE state = 'pending' AND next_attempt_at > ${at})::int AS postponed
    FROM unsettled_deliveries() GROUP BY channel ORDER BY channel`,

  synthetic: (at) => syntheticFacts(db, at),
})
