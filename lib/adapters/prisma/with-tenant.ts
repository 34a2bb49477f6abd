import { actorLabel, confinedToDistrict, confinedToStore, type Actor } from '#lib/domain/identity/actor.ts'

import type { Readable, TransactionClient } from './database.ts'

/**
 * Opens a transaction that sees the actor's tenant, for store people only their store, and for
 * a district's manager only the stores of the district and of those below it. The settings are its first
 * statement and end with it, so no pooled connection carries them to the next request.
 */
export const withTenant = async <T>(
  db: Readable,
  actor: Actor,
  work: (tx: TransactionClient) => Promise<T>,
  timeout?: number,
): Promise<T> => {
  const confined = async (tx: TransactionClient): Promise<T> => {
    const store = confinedToStore(actor) ?? ''
    const district = confinedToDistrict(actor) ?? ''
    await tx.$executeRaw`SELECT set_config('app.tenant_id', ${actor.tenantId}, true), set_config('app.store_id', ${store}, true),
                                  set_config('app.district_id', ${district}, true),
                                  set_config('app.actor', ${actorLabel(actor)}, true)`
    return work(tx)
  }
  return '$transaction' in db
    ? db.$transaction(confined, timeout === undefined ? {} : { timeout })
    : confined(db)
}
