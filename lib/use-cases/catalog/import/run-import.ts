import type { SystemActor } from '#lib/domain/identity/actor.ts'
import { judgeRow } from '#lib/domain/catalog/import/judge-row.ts'
import { readRecord } from '#lib/domain/catalog/import/read-record.ts'
import { columnNames } from '#lib/domain/catalog/import/guess-settings.ts'
import { after, minutes, seconds } from '#lib/domain/duration.ts'
import { ok, rejected } from '#lib/domain/result.ts'
import type { ImportState } from '#lib/domain/catalog/import/catalog-import.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { StagedRow, StoredImport } from '#lib/ports/imports.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { latest, type Latest } from './latest.ts'

type Needs = Pick<Ports, 'transact' | 'clock' | 'chance' | 'importWork' | 'catalogFiles'>

export type HeldImport = { tenantId: string; importId: string; leaseToken: string; state: ImportState }

const LEASE = seconds(60)
const CHECK_LOT = 2000
const APPLY_LOT = 2000
const APPLY_WITHIN = minutes(10)

const actorOf = ({ tenantId }: { tenantId: string }): SystemActor => ({
  kind: 'system',
  tenantId,
  name: 'import',
})

/** Takes hold of the next import that waits for a worker, if there is one. */
export const claimImport =
  ({ importWork, chance, clock }: Needs) =>
  async (): Promise<HeldImport | null> => {
    const leaseToken = chance.id()
    const claimed = await importWork.claim(leaseToken, clock.now(), after(clock.now(), LEASE))
    return claimed ? { ...claimed, leaseToken } : null
  }

/**
 * Does the step that the import waits for. Checking goes lot by lot and begins anew after a crash; applying is one
 * transaction. A worker that was thought dead and wakes up finds its lease gone and writes no more.
 */
export const runImport =
  (ports: Needs) =>
  async (held: HeldImport): Promise<void> => {
    if (held.state === 'checking') await check(ports, held)
    else await apply(ports, held)
  }

/** After an accident: back to where somebody can press again, and told. */
export const giveImportBack =
  ({ transact }: Needs) =>
  async (held: HeldImport): Promise<void> => {
    await transact(actorOf(held), async ({ imports }) => {
      const found = await imports.find(held.importId, 'lock')
      if (found?.leaseToken !== held.leaseToken) return rejected('IMPORT_ELSEWHERE')
      const state = held.state === 'checking' ? 'uploaded' : 'checked'
      const fault = 'Something went wrong on our side. Nothing was changed; try again.'
      await imports.change(held.importId, { state, fault, progress: 0 })
      return ok(null)
    })
  }

const holdOn = ({ importWork, clock }: Needs, held: HeldImport, progress: number): Promise<boolean> =>
  importWork.advance(held, progress, after(clock.now(), LEASE))

const check = async (ports: Needs, held: HeldImport): Promise<void> => {
  const { transact, clock } = ports
  const { importId } = held
  let line = 0
  for (let done = 0; ;) {
    const lot = await transact(actorOf(held), async (tx) => ok(await checkLot(ports, tx, importId, line)))
    if (!lot.ok || lot.value.length === 0) break
    line = lot.value.at(-1)?.line ?? line
    done += lot.value.length
    if (!(await holdOn(ports, held, done))) return
  }
  await transact(
    actorOf(held),
    async ({ imports }) => {
      const found = await imports.find(importId, 'lock')
      if (found?.leaseToken !== held.leaseToken) return rejected('IMPORT_ELSEWHERE')
      if (found.kind === 'stores') await imports.settleDistricts(importId)
      await imports.settleRepeats(importId)
      const counts = await imports.count(importId, found.kind)
      await imports.change(importId, { state: 'checked', counts, checkedAt: clock.now() })
      return ok(null)
    },
    APPLY_WITHIN,
  )
}

const checkLot = async ({ catalogFiles }: Needs, { imports }: Tx, importId: string, line: number) => {
  const found = await imports.find(importId)
  const rows = found ? await imports.rowsAfter(importId, line, CHECK_LOT) : []
  if (!found || rows.length === 0) return []
  const body = line === 0 && found.settings.header ? rows.slice(1) : rows
  const judged = await judgeLot(found, body, imports, catalogFiles)
  await imports.judged(importId, judged)
  return rows
}

const judgeLot = async (
  { kind, settings, sample }: StoredImport,
  rows: StagedRow[],
  imports: Tx['imports'],
  catalogFiles: Ports['catalogFiles'],
) => {
  const width = columnNames([sample[0] ?? []], settings.header).length
  const asked = rows.map(({ cells }) => ({ kind, cells, settings, width }))
  const records = asked.map(readRecord)
  const values = (name: string) => [
    ...new Set(records.flatMap(({ raw }) => (typeof raw[name] === 'string' ? [raw[name]] : []))),
  ]
  const known = await imports.known(kind, {
    keys: [...new Set(records.flatMap(({ key }) => key ?? []))],
    stores: values('storeNumber'),
    gtins: values('gtin').map((gtin) => gtin.padStart(14, '0')),
  })
  return asked.map((row, i) => ({
    line: rows[i]?.line ?? 0,
    ...judgeRow({ ...row, known }, (of, raw) => catalogFiles.judge(of, raw)),
  }))
}

/**
 * Applies in one transaction, while its progress is told and its lease renewed beside it. The transaction waits for neither:
 * it would hold one connection and ask for a second, and as many of them as the pool has would wait for each other for ever.
 */
const apply = async (ports: Needs, held: HeldImport): Promise<void> => {
  const progress = latest<number>()
  const writing = ports
    .transact(actorOf(held), (tx) => applyStaged(ports, tx, held, progress), APPLY_WITHIN)
    .finally(progress.end)
  const telling = tellProgress(ports, held, progress).finally(progress.end)
  // Both have ended before anybody hears of either: the step is not given back while it is still being done.
  for (const end of await Promise.allSettled([writing, telling]))
    if (end.status === 'rejected') throw end.reason
}

const tellProgress = async (ports: Needs, held: HeldImport, progress: Latest<number>): Promise<void> => {
  for await (const done of progress.values()) if (!(await holdOn(ports, held, done))) return
}

const applyStaged = async (ports: Needs, tx: Tx, held: HeldImport, progress: Latest<number>) => {
  const { importId } = held
  await tx.imports.waitForTurn()
  const found = await tx.imports.find(importId)
  if (found?.state !== 'applying' || found.leaseToken !== held.leaseToken) return rejected('IMPORT_ELSEWHERE')
  const drifted = await tx.imports.drifted(importId, found.kind)
  const now = await tx.imports.count(importId, found.kind)
  if (drifted === 0 && (!found.settings.whole || now.remove === found.counts?.remove))
    return write(ports, tx, { held, found, progress })
  const fault = `The catalog has changed since the check${drifted > 0 ? ` (${drifted} of these rows)` : ''}. Nothing was written; check again to see what it would do now.`
  await tx.imports.change(importId, { state: 'checked', fault, progress: 0 })
  return ok(null)
}

type Writing = { held: HeldImport; found: StoredImport; progress: Latest<number> }

const write = async ({ clock }: Needs, tx: Tx, { held, found, progress }: Writing) => {
  const { importId } = held
  const { kind, settings, appliedBy } = found
  const at = clock.now()
  const total = { created: 0, updated: 0, removed: 0 }
  const last = await tx.imports.lastLine(importId)
  for (let line = 0; line < last && !progress.ended(); line += APPLY_LOT) {
    const lines = { after: line, to: line + APPLY_LOT }
    const { created, updated } = await tx.imports.apply(importId, kind, lines, at)
    total.created += created
    total.updated += updated
    progress.tell(Math.min(line + APPLY_LOT, found.rows))
  }
  if (progress.ended()) return rejected('IMPORT_ELSEWHERE')
  if (settings.whole) total.removed = await tx.imports.removeUnnamed(importId, kind, at)
  // Asked once more, under a lock that lasts until the commit: whoever took the lease meanwhile writes, and not we.
  if ((await tx.imports.find(importId, 'lock'))?.leaseToken !== held.leaseToken)
    return rejected('IMPORT_ELSEWHERE')
  await tx.imports.clear(importId)
  await tx.imports.change(importId, { state: 'applied', endedAt: at })
  if (total.created + total.updated + total.removed > 0)
    await tx.audit({
      action: `catalog.${kind}_imported`,
      subject: { type: 'import', id: importId },
      data: { ...total, orderedBy: appliedBy },
    })
  return ok(null)
}
