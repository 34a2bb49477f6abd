import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { ok, type Result } from '#lib/domain/result.ts'
import type { Language, Theme } from '#lib/ports/identity.ts'
import type { Ports } from '#lib/ports/ports.ts'

type Needs = Pick<Ports, 'transact' | 'clock'>
type Preferences = { name: string; language: Language; theme: Theme }

/** How a person wants to see the product. */
export const setPreferences =
  ({ transact, clock }: Needs) =>
  (actor: PersonActor, preferences: Preferences): Promise<Result<null>> =>
    transact(actor, async (tx) => {
      await tx.identity.changePerson(actor.personId, preferences, clock.now())
      const { language, theme } = preferences
      await tx.audit({
        action: 'person.preferences_set',
        subject: { type: 'person', id: actor.personId },
        data: { language, theme },
      })
      return ok(null)
    })
