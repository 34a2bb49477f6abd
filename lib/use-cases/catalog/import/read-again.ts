import type { Actor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { ChosenEncoding } from '#lib/ports/imports.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { changeImport } from './change-import.ts'

/** Hands a file that is not in the encoding it should be in to a worker once more, to be read in the one chosen. */
export const readAgain =
  (ports: Pick<Ports, 'transact'>) =>
  (
    actor: Actor,
    { importId, encoding }: { importId: string; encoding: ChosenEncoding },
  ): Promise<Result<null>> =>
    changeImport(ports, actor, { importId, from: ['unreadable'] }, async (_, tx) => {
      if ((await tx.imports.piece(importId, 0)) === null)
        return rejected(
          'IMPORT_REFUSED',
          'It isn’t readable text in this encoding either. Upload a CSV file.',
        )
      return ok({ state: 'reading', encoding, fault: null, preview: null, progress: 0 })
    })
