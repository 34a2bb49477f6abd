import type { Actor } from '#lib/domain/identity/actor.ts'
import { applyFault } from '#lib/domain/catalog/import/catalog-import.ts'
import { ok, rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'

import { personOf } from '../../permitted.ts'
import { changeImport } from './change-import.ts'

type Wish = { importId: string; leaveOut: boolean; typed: string }

/** Lets a worker write what was checked. What stands in the way is said before anything is begun. */
export const applyImport =
  (ports: Pick<Ports, 'transact'>) =>
  (actor: Actor, { importId, leaveOut, typed }: Wish): Promise<Result<null>> =>
    changeImport(ports, actor, { importId, from: ['checked'] }, ({ counts, settings }) => {
      const fault = counts ? applyFault(counts, settings, { leaveOut, typed }) : 'It hasn’t been checked yet.'
      if (fault) return rejected('IMPORT_REFUSED', fault)
      const appliedBy = personOf(actor) ?? ''
      return ok({ state: 'applying', leaveOut, appliedBy, fault: null, progress: 0 })
    })
