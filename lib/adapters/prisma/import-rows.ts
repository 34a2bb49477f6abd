import type { ImportCounts, ImportKind } from '#lib/domain/catalog/import/catalog-import.ts'
import {
  pathFaults,
  pathText,
  type DistrictPath,
  type PathFault,
} from '#lib/domain/catalog/import/district-paths.ts'
import type { ImportRows, StagedRow, StoredImport } from '#lib/ports/imports.ts'

import { addShipments, upsertProducts, upsertStores } from './catalog-rows.ts'
import type { TransactionClient } from './database.ts'
import { districtsNow } from './district-tree.ts'
import { Prisma } from './generated/client.ts'
import { bareStoresNow, districtsAboveNow, productsNow, shipmentsNow, storesNow } from './import-known.ts'
import { importPieces } from './import-pieces.ts'
import type { Source } from './source.ts'

/** Raw rows and their judgements, moved in lots: one statement each. */
export const importRows = (tx: TransactionClient, tenantId: string): ImportRows => ({
  start: async ({ at, ...row }) => {
    await tx.catalogImport.create({ data: { ...row, tenantId, state: 'uploading', createdAt: at } })
  },
  ...importPieces(tx, tenantId),
  stage: (importId, rows) => stage(tx, tenantId, importId, rows),
  find: (importId, lock) => find(tx, tenantId, importId, lock === 'lock'),
  forget: async (importId) => {
    await tx.catalogImport.deleteMany({ where: { tenantId, id: importId } })
  },
  lastLine: async (importId) => {
    const { _max } = await tx.catalogImportRow.aggregate({
      where: { tenantId, importId },
      _max: { line: true },
    })
    return _max.line ?? 0
  },
  change: async (importId, { counts, ...change }) => {
    const data = { ...change, ...(counts === undefined ? {} : { counts: counts ?? Prisma.DbNull }) }
    // Whatever begins or ends: nobody holds it any more.
    const free = change.state ? { leaseToken: null, leaseUntil: null } : {}
    await tx.catalogImport.updateMany({ where: { tenantId, id: importId }, data: { ...data, ...free } })
  },
  clear: async (importId) => {
    await tx.catalogImportRow.deleteMany({ where: { tenantId, importId } })
  },
  rowsAfter: (importId, line, limit) => rowsAfter(tx, tenantId, importId, line, limit),
  known: async (kind, { keys, stores, gtins }) => {
    // A lot names a thousandth of a table, which has just been read: by its index, however large the planner thinks it is.
    await tx.$executeRaw`SET LOCAL random_page_cost = 1.1`
    const known = await storesNow(tx, tenantId, kind === 'stores' ? keys : stores)
    return {
      stores: known,
      products: await productsNow(tx, tenantId, kind === 'products' ? keys : gtins),
      shipments: kind === 'shipments' ? await shipmentsNow(tx, tenantId, keys) : new Map(),
      districtsAbove: kind === 'stores' ? await districtsAboveNow(tx, tenantId) : new Map(),
      bareStores: await bareStoresNow(
        tx,
        tenantId,
        (kind === 'stores' ? keys : stores).filter((number) => !known.has(number)),
      ),
    }
  },
  judged: (importId, rows) => judged(tx, tenantId, importId, rows),
  settleDistricts: (importId) => settleDistricts(tx, tenantId, importId),
  settleRepeats: (importId) => settleRepeats(tx, tenantId, importId),
  count: (importId, kind) => count(tx, tenantId, importId, kind),
  drifted: (importId, kind) => drifted(tx, tenantId, importId, kind),
  waitForTurn: async () => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('catalog import'), hashtext(${tenantId}))`
  },
  apply: async (importId, kind, lines, at) => {
    const source = await stagedLot(tx, tenantId, importId, lines)
    const { rows } = source
    const written = rows === 0 ? { created: 0, updated: 0 } : await WRITE[kind](tx, tenantId, source, at)
    return { ...written, unchanged: rows - written.created - written.updated }
  },
  removeUnnamed: (importId, kind, at) => {
    const [table, key] = REMOVABLE[kind] ?? []
    if (!table || !key) return Promise.resolve(0)
    return tx.$executeRaw`
      UPDATE ${table} t SET removed_at = ${at}, updated_at = ${at}
      WHERE t.tenant_id = ${tenantId}::uuid AND t.removed_at IS NULL AND ${unnamed(tenantId, importId, key)}`
  },
})

const WRITE: Record<ImportKind, typeof upsertStores> = {
  stores: upsertStores,
  products: upsertProducts,
  shipments: addShipments,
}

// What was shipped is history: it is not removed because a file does not repeat it.
const REMOVABLE: Partial<Record<ImportKind, readonly [table: Prisma.Sql, key: Prisma.Sql]>> = {
  stores: [Prisma.sql`store`, Prisma.sql`t.number`],
  products: [Prisma.sql`product`, Prisma.sql`t.gtin`],
}

const unnamed = (tenantId: string, importId: string, key: Prisma.Sql): Prisma.Sql => Prisma.sql`
  NOT EXISTS (SELECT FROM catalog_import_row r WHERE r.tenant_id = ${tenantId}::uuid AND r.import_id = ${importId}::uuid AND r.key = ${key})`

type Lot = { after: number; to: number }

// Fetched once: the statements that write a lot each read it from start to end.
const stagedLot = async (
  tx: TransactionClient,
  tenantId: string,
  importId: string,
  { after, to }: Lot,
): Promise<Source> => {
  const [lot] = await tx.$queryRaw<{ rows: number; text: string }[]>`
    SELECT count(*)::int AS rows, coalesce(jsonb_agg(r.data), '[]')::text AS text FROM catalog_import_row r
    WHERE r.tenant_id = ${tenantId}::uuid AND r.import_id = ${importId}::uuid AND r.line > ${after}::int AND r.line <= ${to}::int
      AND r.verdict IN ('add', 'change')`
  return { rows: lot?.rows ?? 0, json: Prisma.sql`${lot?.text ?? '[]'}::jsonb` }
}

// A row may be a megabyte: as many of them as are asked for would be more than a process holds.
const MOST_CHARS = 4 * 1024 * 1024

const rowsAfter = (
  tx: TransactionClient,
  tenantId: string,
  importId: string,
  line: number,
  limit: number,
): Promise<StagedRow[]> => tx.$queryRaw<StagedRow[]>`
  SELECT line, cells FROM (
    SELECT line, cells, sum(length(cells::text)) OVER (ORDER BY line) - length(cells::text) AS before FROM (
      SELECT line, cells FROM catalog_import_row
      WHERE tenant_id = ${tenantId}::uuid AND import_id = ${importId}::uuid AND line > ${line}::int ORDER BY line LIMIT ${limit}::int) picked) measured
  WHERE before < ${MOST_CHARS}::int ORDER BY line`

const stage = async (
  tx: TransactionClient,
  tenantId: string,
  importId: string,
  rows: Parameters<ImportRows['stage']>[1],
): Promise<void> => {
  await tx.$executeRaw`
    INSERT INTO catalog_import_row (tenant_id, import_id, line, cells)
    SELECT ${tenantId}::uuid, ${importId}::uuid, r.line, r.cells FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(line int, cells jsonb)`
}

const find = async (
  tx: TransactionClient,
  tenantId: string,
  importId: string,
  lock: boolean,
): Promise<StoredImport | null> => {
  if (lock)
    await tx.$queryRaw`SELECT FROM catalog_import WHERE tenant_id = ${tenantId}::uuid AND id = ${importId}::uuid FOR UPDATE`
  const row = await tx.catalogImport.findFirst({ where: { tenantId, id: importId } })
  // What is kept as JSON was written by this very port.
  return row ? (row as unknown as StoredImport) : null
}

const judged = async (
  tx: TransactionClient,
  tenantId: string,
  importId: string,
  rows: Parameters<ImportRows['judged']>[1],
): Promise<void> => {
  const some = rows.map(({ errors, notices, ...row }) => ({
    ...row,
    errors: errors.length > 0 ? errors : null,
    notices: notices.length > 0 ? notices : null,
  }))
  await tx.$executeRaw`
    UPDATE catalog_import_row t SET key = r.key, data = r.data, errors = r.errors, notices = r.notices,
           verdict = r.verdict::import_verdict, seen_at = r."seenAt"
    FROM jsonb_to_recordset(${JSON.stringify(some)}::jsonb)
      AS r(line int, key text, data jsonb, errors jsonb, notices jsonb, verdict text, "seenAt" timestamptz)
    WHERE t.tenant_id = ${tenantId}::uuid AND t.import_id = ${importId}::uuid AND t.line = r.line
      AND t.line BETWEEN ${rows[0]?.line ?? 0}::int AND ${rows.at(-1)?.line ?? 0}::int`
}

const settleDistricts = async (tx: TransactionClient, tenantId: string, importId: string): Promise<void> => {
  const said = await tx.$queryRaw<DistrictPath[]>`
    SELECT data->'districtsAbove' || (data->'region') AS path, min(line) AS line FROM catalog_import_row
    WHERE tenant_id = ${tenantId}::uuid AND import_id = ${importId}::uuid AND verdict <> 'error' AND data ? 'districtsAbove'
    GROUP BY 1`
  const faults = said.length === 0 ? [] : pathFaults(await districtsNow(tx, tenantId), said)
  for (const fault of faults) await refusePath(tx, tenantId, importId, fault)
}

const refusePath = async (
  tx: TransactionClient,
  tenantId: string,
  importId: string,
  { path, code, message }: PathFault,
): Promise<void> => {
  const errors = [{ column: null, field: 'region', value: pathText(path), code, message }]
  await tx.$executeRaw`
    UPDATE catalog_import_row SET verdict = 'error', data = NULL, seen_at = NULL, errors = ${JSON.stringify(errors)}::jsonb
    WHERE tenant_id = ${tenantId}::uuid AND import_id = ${importId}::uuid AND verdict <> 'error'
      AND data->'districtsAbove' || (data->'region') = ${JSON.stringify(path)}::jsonb`
}

// A fresh import has no statistics: the planner expects one row, and would go through all of them for each of them.
// For the rest of this transaction, which only counts what is there, it joins by hashing.
const settleRepeats = async (tx: TransactionClient, tenantId: string, importId: string): Promise<void> => {
  await tx.$executeRaw`SET LOCAL enable_nestloop = off`
  await tx.$executeRaw`
    WITH placed AS (
      SELECT line, key, data, first_value(line) OVER same AS first, first_value(data) OVER same AS said
      FROM catalog_import_row
      WHERE tenant_id = ${tenantId}::uuid AND import_id = ${importId}::uuid AND verdict <> 'error'
      WINDOW same AS (PARTITION BY key ORDER BY line))
    UPDATE catalog_import_row t SET
      verdict = CASE WHEN p.data = p.said THEN 'unchanged' ELSE 'error' END::import_verdict,
      notices = CASE WHEN p.data = p.said THEN coalesce(t.notices, '[]') || jsonb_build_array(jsonb_build_object('column', NULL, 'field', NULL,
        'value', p.key, 'code', 'repeated_row', 'message', 'Row ' || p.first || ' says the same already.')) ELSE t.notices END,
      errors = CASE WHEN p.data = p.said THEN NULL ELSE jsonb_build_array(jsonb_build_object('column', NULL, 'field', NULL,
        'value', p.key, 'code', 'conflicting_row', 'message', 'Row ' || p.first || ' says something else about the same one.')) END
    FROM placed p
    WHERE t.tenant_id = ${tenantId}::uuid AND t.import_id = ${importId}::uuid AND t.line = p.line AND p.line <> p.first`
}

const count = async (
  tx: TransactionClient,
  tenantId: string,
  importId: string,
  kind: ImportKind,
): Promise<ImportCounts> => {
  const [rows] = await tx.$queryRaw<Omit<ImportCounts, 'remove' | 'present'>[]>`
    SELECT count(*) FILTER (WHERE verdict = 'add')::int AS add, count(*) FILTER (WHERE verdict = 'change')::int AS change,
           count(*) FILTER (WHERE verdict = 'unchanged')::int AS unchanged, count(*) FILTER (WHERE verdict = 'error')::int AS error,
           count(notices)::int AS warnings, count(*) FILTER (WHERE verdict = 'error' AND key IS NULL)::int AS nameless
    FROM catalog_import_row WHERE tenant_id = ${tenantId}::uuid AND import_id = ${importId}::uuid`
  const [table, key] = REMOVABLE[kind] ?? []
  const [there] =
    table && key
      ? await tx.$queryRaw<{ present: number; remove: number }[]>`
          SELECT count(*)::int AS present, count(*) FILTER (WHERE ${unnamed(tenantId, importId, key)})::int AS remove
          FROM ${table} t WHERE t.tenant_id = ${tenantId}::uuid AND t.removed_at IS NULL`
      : []
  const none = { add: 0, change: 0, unchanged: 0, error: 0, warnings: 0, nameless: 0 }
  return { ...(rows ?? none), ...(there ?? { present: 0, remove: 0 }) }
}

const drifted = async (
  tx: TransactionClient,
  tenantId: string,
  importId: string,
  kind: ImportKind,
): Promise<number> => {
  const [table, key] = REMOVABLE[kind] ?? []
  const [row] =
    table && key
      ? await tx.$queryRaw<{ drifted: number }[]>`
          SELECT count(*)::int AS drifted FROM catalog_import_row r
          LEFT JOIN ${table} t ON t.tenant_id = r.tenant_id AND ${key} = r.key
          WHERE r.tenant_id = ${tenantId}::uuid AND r.import_id = ${importId}::uuid AND r.verdict <> 'error'
            AND t.updated_at IS DISTINCT FROM r.seen_at`
      : await tx.$queryRaw<{ drifted: number }[]>`
          SELECT count(*)::int AS drifted FROM catalog_import_row r
          JOIN shipment h ON h.tenant_id = r.tenant_id AND h.ref = r.key
          WHERE r.tenant_id = ${tenantId}::uuid AND r.import_id = ${importId}::uuid AND r.verdict = 'add'`
  return row?.drifted ?? 0
}
