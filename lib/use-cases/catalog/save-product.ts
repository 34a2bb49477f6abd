import type { Actor } from '#lib/domain/identity/actor.ts'
import type { ProductInput } from '#lib/domain/catalog/rows.ts'
import { ok, reject, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted } from '../permitted.ts'

type Input = { product: ProductInput; seenAt: string | null }

/** A product, by hand: a new one (`seenAt` null), or one as somebody looked at it. */
export const saveProduct =
  ({ transact, clock }: Pick<Ports, 'transact' | 'clock'>) =>
  async (actor: Actor, { product, seenAt }: Input): Promise<Result<null>> => {
    const allowed = permitted(actor, 'catalog:write')
    if (!allowed.ok) return allowed
    const { gtin } = product
    return transact(actor, async (tx) => {
      const found = (await tx.catalog.productsNow([gtin])).get(gtin)
      if (seenAt === null && found)
        return reject({
          code: 'CATALOG_REFUSED' as const,
          errors: [
            { path: 'gtin', code: 'taken', message: `This GTIN already belongs to “${found.row.name}”.` },
          ],
        })
      if (seenAt !== null && !found) return rejected('PRODUCT_NOT_FOUND')
      if (found && found.updatedAt.toISOString() !== seenAt)
        return rejected(
          'CATALOG_REFUSED',
          'Someone changed this product after you opened it. Nothing was saved; reload to see the current version.',
        )
      const { created, updated } = await tx.catalog.upsertProducts([product], clock.now())
      if (created + updated > 0)
        await tx.audit({
          action: created > 0 ? 'product.added' : 'product.changed',
          subject: { type: 'product', id: gtin },
        })
      return ok(null)
    })
  }
