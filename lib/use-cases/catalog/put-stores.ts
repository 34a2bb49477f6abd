import type { Actor } from '#lib/domain/identity/actor.ts'
import { ok, type Result } from '#lib/domain/result.ts'
import type { StoreInput } from '#lib/domain/catalog/rows.ts'
import type { UpsertCounts } from '#lib/ports/catalog.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted } from '../permitted.ts'

type Needs = Pick<Ports, 'transact' | 'clock'>

/** Brings the stores, with their contacts, to what the rows say. */
export const putStores =
  ({ transact, clock }: Needs) =>
  async (actor: Actor, rows: StoreInput[]): Promise<Result<UpsertCounts>> => {
    const allowed = permitted(actor, 'catalog:write')
    if (!allowed.ok) return allowed
    return transact(actor, async (tx) => {
      const counts = await tx.catalog.upsertStores(rows, clock.now())
      // Rows that say what is there already are no change, and no change has no leaf.
      if (counts.created + counts.updated > 0) {
        await tx.audit({
          action: 'catalog.stores_put',
          subject: { type: 'store', id: actor.tenantId },
          data: counts,
        })
      }
      return ok(counts)
    })
  }
