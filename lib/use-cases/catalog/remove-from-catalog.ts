import type { Actor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { permitted } from '../permitted.ts'

type Input = { what: 'store' | 'product'; key: string; removed: boolean }

/** Gives a store or a product up, or takes it up again. Its history stays; it is told of nothing new. */
export const removeFromCatalog =
  ({ transact, clock }: Pick<Ports, 'transact' | 'clock'>) =>
  async (actor: Actor, { what, key, removed }: Input): Promise<Result<null>> => {
    const allowed = permitted(actor, 'catalog:write')
    if (!allowed.ok) return allowed
    return transact(actor, async (tx) => {
      const at = clock.now()
      const known =
        what === 'store' ? await tx.catalog.knownStores([key]) : await tx.catalog.knownProducts([key])
      if (!known.has(key)) return rejected(what === 'store' ? 'STORE_NOT_FOUND' : 'PRODUCT_NOT_FOUND')
      const done = await tx.catalog.setRemoved(what, key, removed ? at : null, at)
      if (done)
        await tx.audit({
          action: `${what}.${removed ? 'removed' : 'restored'}`,
          subject: { type: what, id: key },
        })
      return ok(null)
    })
  }
