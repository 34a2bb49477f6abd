import type { PersonActor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'

/** What a PIN is not enough for. */
export const ON_ONES_OWN = 'Do this on your own phone, signed in with your password.'

/** A session at a shared device, which a PIN opened, changes none of the secrets of its person. */
export const onesOwn = ({ deviceId }: PersonActor): Result<null> =>
  deviceId ? rejected('FORBIDDEN', ON_ONES_OWN) : ok(null)
