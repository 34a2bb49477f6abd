import type { Actor } from '#lib/domain/identity/actor.ts'
import { ok, type Result } from '#lib/domain/result.ts'
import type { ProductInput } from '#lib/domain/catalog/rows.ts'
import type { UpsertCounts } from '#lib/ports/catalog.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted } from '../permitted.ts'

type Needs = Pick<Ports, 'transact' | 'clock'>

/** Brings the products to what the rows say. */
export const putProducts =
  ({ transact, clock }: Needs) =>
  async (actor: Actor, rows: ProductInput[]): Promise<Result<UpsertCounts>> => {
    const allowed = permitted(actor, 'catalog:write')
    if (!allowed.ok) return allowed
    return transact(actor, async (tx) => {
      const counts = await tx.catalog.upsertProducts(rows, clock.now())
      // Rows that say what is there already are no change, and no change has no leaf.
      if (counts.created + counts.updated > 0) {
        await tx.audit({
          action: 'catalog.products_put',
          subject: { type: 'product', id: actor.tenantId },
          data: counts,
        })
      }
      return ok(counts)
    })
  }
