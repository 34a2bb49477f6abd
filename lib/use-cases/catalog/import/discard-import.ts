import type { Actor } from '#lib/domain/identity/actor.ts'
import { DISCARDABLE } from '#lib/domain/catalog/import/catalog-import.ts'
import { ok, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { changeImport } from './change-import.ts'

/** Gives an import up. Nothing of it was in the catalog, and its rows go. */
export const discardImport =
  (ports: Pick<Ports, 'transact' | 'clock'>) =>
  (actor: Actor, { importId }: { importId: string }): Promise<Result<null>> =>
    changeImport(ports, actor, { importId, from: [...DISCARDABLE] }, async (_, tx) => {
      await tx.imports.dropPieces(importId)
      await tx.imports.clear(importId)
      return ok({ state: 'discarded', endedAt: ports.clock.now() })
    })
