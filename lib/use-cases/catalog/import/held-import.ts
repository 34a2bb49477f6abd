import type { SystemActor } from '#lib/domain/identity/actor.ts'
import { after, seconds, type Duration } from '#lib/domain/duration.ts'
import type { ImportState } from '#lib/domain/catalog/import/catalog-import.ts'
import { rejected, type Result } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { StoredImport } from '#lib/ports/imports.ts'
import type { Tx } from '#lib/ports/transact.ts'

export type ImportNeeds = Pick<Ports, 'transact' | 'clock' | 'random' | 'importWork' | 'catalogFiles'>

/** An import in the hand of one worker, for as long as its lease runs. */
export type HeldImport = { tenantId: string; importId: string; leaseToken: string; state: ImportState }

export const LEASE = seconds(60)

export const actorOf = ({ tenantId }: { tenantId: string }): SystemActor => ({
  kind: 'system',
  tenantId,
  name: 'import',
})

/** Says how far it is and keeps the lease. False: another worker has it. Not within a transaction. */
export const holdOn = (
  { importWork, clock }: ImportNeeds,
  held: HeldImport,
  progress: number,
): Promise<boolean> => importWork.advance(held, progress, after(clock.now(), LEASE))

/** One transaction that nobody without the lease gets to do, and during which nobody can take it. */
export const underLease = <T>(
  { transact }: Pick<Ports, 'transact'>,
  held: HeldImport,
  work: (found: StoredImport, tx: Tx) => Promise<Result<T>>,
  within?: Duration,
): Promise<Result<T>> =>
  transact(
    actorOf(held),
    async (tx) => {
      const found = await tx.imports.find(held.importId, 'lock')
      return found?.leaseToken === held.leaseToken ? work(found, tx) : rejected('IMPORT_ELSEWHERE')
    },
    within,
  )
