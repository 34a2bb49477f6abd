import type { Actor } from '#lib/domain/identity/actor.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { ImportState } from '#lib/domain/catalog/import/catalog-import.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { ImportChange, StoredImport } from '#lib/ports/imports.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { permitted } from '../../permitted.ts'

type Decide = (found: StoredImport, tx: Tx) => Promise<Result<ImportChange>> | Result<ImportChange>

const NOW: Record<ImportState, string> = {
  uploading: 'It’s still uploading.',
  reading: 'It’s being read right now.',
  unreadable: 'It couldn’t be read.',
  uploaded: 'It hasn’t been checked yet.',
  checking: 'It’s being checked right now.',
  checked: 'It’s been checked and is ready to apply.',
  applying: 'It’s being applied right now.',
  applied: 'It’s already been applied.',
  discarded: 'It’s been discarded.',
}

/** What every command on an import begins with: who asks, whether it is there, and whether it is at that step. */
export const changeImport = async (
  { transact }: Pick<Ports, 'transact'>,
  actor: Actor,
  { importId, from }: { importId: string; from: readonly ImportState[] },
  decide: Decide,
): Promise<Result<null>> => {
  const allowed = permitted(actor, 'catalog:write')
  if (!allowed.ok) return allowed
  return transact(actor, async (tx) => {
    const found = await tx.imports.find(importId, 'lock')
    if (!found) return rejected('IMPORT_NOT_FOUND')
    if (!from.includes(found.state)) return rejected('IMPORT_ELSEWHERE', NOW[found.state])
    const change = await decide(found, tx)
    if (!change.ok) return change
    await tx.imports.change(importId, change.value)
    return ok(null)
  })
}
