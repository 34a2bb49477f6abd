import type { Actor } from '#lib/domain/identity/actor.ts'
import { ok, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { changeImport } from './change-import.ts'

const OPEN = ['reading', 'unreadable', 'uploaded', 'checking', 'checked'] as const

/** Gives an import up. Nothing of it was in the catalog, and its rows go. */
export const discardImport =
  (ports: Pick<Ports, 'transact' | 'clock'>) =>
  (actor: Actor, { importId }: { importId: string }): Promise<Result<null>> =>
    changeImport(ports, actor, { importId, from: [...OPEN] }, async (_, tx) => {
      await tx.imports.dropPieces(importId)
      await tx.imports.clear(importId)
      return ok({ state: 'discarded', endedAt: ports.clock.now() })
    })
