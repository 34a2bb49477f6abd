import { judgeRow } from '#lib/domain/catalog/import/judge-row.ts'
import { readRecord } from '#lib/domain/catalog/import/read-record.ts'
import { columnNames } from '#lib/domain/catalog/import/guess-settings.ts'
import type { ImportState } from '#lib/domain/catalog/import/catalog-import.ts'
import { after, minutes } from '#lib/domain/duration.ts'
import { ok, rejected } from '#lib/domain/result.ts'
import type { Ports } from '#lib/ports/ports.ts'
import type { JudgedRow } from '#lib/domain/catalog/import/judge-row.ts'
import type { StagedRow, StoredImport } from '#lib/ports/imports.ts'
import type { Tx } from '#lib/ports/transact.ts'

import { actorOf, holdOn, LEASE, underLease, type HeldImport, type ImportNeeds } from './held-import.ts'
import { latest, type Latest } from './latest.ts'
import { readImport } from './read-import.ts'

const CHECK_LOT = 2000
// Judging so many takes a few milliseconds; then whatever else waits in this worker has its turn.
const PAUSE_EVERY = 50
const APPLY_LOT = 2000
const APPLY_WITHIN = minutes(10)

/** Takes hold of the next import that waits for a worker, if there is one that is no larger. */
export const claimImport =
  ({ importWork, random, clock }: ImportNeeds) =>
  async (mostBytes: number | null = null): Promise<HeldImport | null> => {
    const leaseToken = random.id()
    const claimed = await importWork.claim(leaseToken, clock.now(), after(clock.now(), LEASE), mostBytes)
    return claimed ? { ...claimed, leaseToken } : null
  }

/**
 * Does the step that the import waits for. Reading and checking go lot by lot and begin anew after a crash; applying is
 * one transaction. A worker that was thought dead and wakes up finds its lease gone and writes no more.
 */
export const runImport =
  (ports: ImportNeeds) =>
  async (held: HeldImport): Promise<void> => {
    if (held.state === 'reading') await readImport(ports, held)
    else if (held.state === 'checking') await check(ports, held)
    else await apply(ports, held)
  }

const BEFORE: Partial<Record<ImportState, ImportState>> = {
  reading: 'unreadable',
  checking: 'uploaded',
  applying: 'checked',
}

/** After an accident: back to where somebody can press again, and told. */
export const giveImportBack =
  (ports: ImportNeeds) =>
  async (held: HeldImport): Promise<void> => {
    await underLease(ports, held, async ({ state }, { imports }) => {
      const fault =
        state === 'reading'
          ? 'Something went wrong on our side. Upload it again.'
          : 'Something went wrong on our side. Nothing was changed; try again.'
      await imports.change(held.importId, { state: BEFORE[state] ?? state, fault, progress: 0 })
      return ok(null)
    })
  }

const check = async (ports: ImportNeeds, held: HeldImport): Promise<void> => {
  const { importId } = held
  let line = 0
  for (let done = 0; ;) {
    const judge = async (found: StoredImport, { imports }: Tx) =>
      ok(await checkLot(ports, imports, found, line))
    const lot = await underLease(ports, held, judge, LEASE)
    if (!lot.ok) return
    if (lot.value.length === 0) break
    line = lot.value.at(-1)?.line ?? line
    done += lot.value.length
    if (!(await holdOn(ports, held, done))) return
  }
  const settle = async ({ kind }: StoredImport, { imports }: Tx) => {
    if (kind === 'stores') await imports.settleDistricts(importId)
    await imports.settleRepeats(importId)
    const counts = await imports.count(importId, kind)
    await imports.change(importId, { state: 'checked', counts, checkedAt: ports.clock.now() })
    return ok(null)
  }
  await underLease(ports, held, settle, APPLY_WITHIN)
}

const checkLot = async (
  { catalogFiles }: ImportNeeds,
  imports: Tx['imports'],
  found: StoredImport,
  line: number,
): Promise<StagedRow[]> => {
  const rows = await imports.rowsAfter(found.id, line, CHECK_LOT)
  if (rows.length === 0) return []
  const body = line === 0 && found.settings.header ? rows.slice(1) : rows
  await imports.judged(found.id, await judgeLot(found, body, imports, catalogFiles))
  return rows
}

const judgeLot = async (
  { kind, settings, sample }: StoredImport,
  rows: StagedRow[],
  imports: Tx['imports'],
  catalogFiles: Ports['catalogFiles'],
) => {
  const width = columnNames([sample[0] ?? []], settings.header).length
  const asked = rows.map(({ line, cells }) => ({ line, kind, cells, settings, width }))
  const records = asked.map(readRecord)
  const values = (name: string) => [
    ...new Set(records.flatMap(({ raw }) => (typeof raw[name] === 'string' ? [raw[name]] : []))),
  ]
  const known = await imports.known(kind, {
    keys: [...new Set(records.flatMap(({ key }) => key ?? []))],
    stores: values('storeNumber'),
    gtins: values('gtin').map((gtin) => gtin.padStart(14, '0')),
  })
  const judged: (JudgedRow & { line: number })[] = []
  for (const [i, row] of asked.entries()) {
    if (i % PAUSE_EVERY === 0) await catalogFiles.pause()
    const verdict = judgeRow({ ...row, known }, (of, raw) => catalogFiles.judge(of, raw))
    judged.push({ line: row.line, ...verdict })
  }
  return judged
}

/**
 * Applies in one transaction, while its progress is told and its lease renewed beside it. The transaction waits for neither:
 * it would hold one connection and ask for a second, and as many of them as the pool has would wait for each other for ever.
 */
const apply = async (ports: ImportNeeds, held: HeldImport): Promise<void> => {
  const progress = latest<number>()
  const writing = ports
    .transact(actorOf(held), (tx) => applyStaged(ports, tx, held, progress), APPLY_WITHIN)
    .finally(progress.end)
  const telling = tellProgress(ports, held, progress).finally(progress.end)
  // Both have ended before anybody hears of either: the step is not given back while it is still being done.
  for (const end of await Promise.allSettled([writing, telling]))
    if (end.status === 'rejected') throw end.reason
}

const tellProgress = async (
  ports: ImportNeeds,
  held: HeldImport,
  progress: Latest<number>,
): Promise<void> => {
  for await (const done of progress.values()) if (!(await holdOn(ports, held, done))) return
}

const applyStaged = async (ports: ImportNeeds, tx: Tx, held: HeldImport, progress: Latest<number>) => {
  const { importId } = held
  await tx.imports.waitForTurn()
  const found = await tx.imports.find(importId)
  if (found?.state !== 'applying' || found.leaseToken !== held.leaseToken) return rejected('IMPORT_ELSEWHERE')
  const drifted = await tx.imports.drifted(importId, found.kind)
  const now = await tx.imports.count(importId, found.kind)
  if (drifted === 0 && (!found.settings.whole || now.remove === found.counts?.remove))
    return write(ports, tx, { held, found, progress })
  const fault = `The catalog changed after the check${drifted > 0 ? ` (${drifted} of these rows)` : ''}. Nothing was saved; check again to see the current changes.`
  await tx.imports.change(importId, { state: 'checked', fault, progress: 0 })
  return ok(null)
}

type Writing = { held: HeldImport; found: StoredImport; progress: Latest<number> }

const write = async ({ clock }: ImportNeeds, tx: Tx, { held, found, progress }: Writing) => {
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
