import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { ok, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

type Needs = Pick<Ports, 'transact' | 'clock'>

/** Ends this session, or every session of the person but this one. Answers how many ended. */
export const signOut =
  ({ transact, clock }: Needs) =>
  (actor: PersonActor, which: 'here' | 'elsewhere' | 'everywhere'): Promise<Result<number>> =>
    transact(actor, async (tx) => {
      const mine =
        which === 'here'
          ? { id: actor.sessionId }
          : { personId: actor.personId, ...(which === 'elsewhere' ? { except: actor.sessionId } : {}) }
      const ended = await tx.identity.endSessions(mine, 'signed_out', clock.now())
      const data = { which, ended }
      await tx.audit({ action: 'session.ended', subject: { type: 'person', id: actor.personId }, data })
      return ok(ended)
    })
