import type { Actor } from '#lib/domain/identity/actor.ts'
import type { StoreInput } from '#lib/domain/catalog/rows.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted } from '../permitted.ts'

type Needs = Pick<Ports, 'transact' | 'clock'>

/** One store, by hand: as it is, and what the change makes of it. Whoever looked at an older one is told. */
export const changeStore = async (
  { transact, clock }: Needs,
  actor: Actor,
  { number, seenAt, action }: { number: string; seenAt?: string; action: string },
  change: (store: StoreInput) => Result<StoreInput>,
): Promise<Result<null>> => {
  const allowed = permitted(actor, 'catalog:write')
  if (!allowed.ok) return allowed
  return transact(actor, async (tx) => {
    const found = (await tx.catalog.storesNow([number])).get(number)
    if (!found) return rejected('STORE_NOT_FOUND')
    if (seenAt !== undefined && found.updatedAt.toISOString() !== seenAt)
      return rejected(
        'CATALOG_REFUSED',
        'Someone changed this store after you opened it. Nothing was saved; reload to see the current version.',
      )
    if (found.removed) return rejected('CATALOG_REFUSED', 'This store is inactive. Reactivate it first.')
    const changed = change(found.row)
    if (!changed.ok) return changed
    const { updated } = await tx.catalog.upsertStores([changed.value], clock.now())
    if (updated > 0) await tx.audit({ action, subject: { type: 'store', id: number } })
    return ok(null)
  })
}
