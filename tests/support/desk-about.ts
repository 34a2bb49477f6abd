import type { Database } from '#lib/adapters/prisma/database.ts'
import type { PersonActor } from '#lib/domain/identity/actor.ts'

import type { Filled } from './two-retailers.ts'
import type { World } from './world.ts'

/** Whom the look-ups of the desk are asked as, and about whom. */
export type About = { db: Database; manager: PersonActor; world: World; ours: Filled; theirs: Filled }
