import { LADDER_NAMES, type SetLadders } from '#lib/domain/escalation/ladder.ts'
import type { Actor } from '#lib/domain/identity/actor.ts'
import { ok, reject, type Rejection, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { saveLadder } from './save-ladder.ts'

/** Saves those that are named; one that is refused refuses them all, within the transaction of the caller. */
export const saveLadders =
  (ports: Pick<Ports, 'transact' | 'clock'>) =>
  async (
    actor: Actor,
    ladders: { [Name in keyof SetLadders]?: SetLadders[Name] | undefined },
  ): Promise<Result<null>> => {
    for (const name of LADDER_NAMES) {
      const ladder = ladders[name]
      if (ladder === undefined) continue
      const saved = await saveLadder(ports)(actor, { name, ladder })
      if (!saved.ok) return reject(under(name, saved.rejection))
    }
    return ok(null)
  }

/** Says at which ladder, in the words of the body. */
const under = (name: string, { errors, ...rejection }: Rejection): Rejection => ({
  ...rejection,
  ...(errors && {
    errors: errors.map((error) => ({
      ...error,
      path: `${name}.${error.path.replace(/^step/, 'steps').replace(/\.after$/, '.afterMinutes')}`,
    })),
  }),
})
