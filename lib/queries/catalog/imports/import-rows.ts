import 'server-only'

import type { TransactionClient } from '#lib/adapters/prisma/database.ts'
import { Prisma } from '#lib/adapters/prisma/generated/client.ts'
import { districtsAboveNow, productsNow, shipmentsNow, storesNow } from '#lib/adapters/prisma/import-known.ts'
import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { Page } from '#lib/contracts/views.ts'
import type {
  CatalogRow,
  CellNote,
  ImportKind,
  ImportVerdict,
} from '#lib/domain/catalog/import/catalog-import.ts'
import { fieldsOf } from '#lib/domain/catalog/import/fields.ts'
import { changesOf } from '#lib/domain/catalog/import/row-changes.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { fromCursor, pageOf } from '../../cursor.ts'
import { permittedRead, type Query } from '../../query.ts'

export const IMPORT_SHOWS = ['error', 'notices', 'add', 'change', 'unchanged', 'remove'] as const
export type ImportShow = (typeof IMPORT_SHOWS)[number]

export type ImportRowView = {
  line: number | null
  key: string | null
  verdict: ImportVerdict | 'remove'
  /** Against the catalog as it is now. */
  changes: { label: string; before: string; after: string }[]
  errors: (CellNote & { label: string | null })[]
  notices: (CellNote & { label: string | null })[]
}

type Filter = { id: string; show: ImportShow; limit: number; cursor?: string | undefined }
type Staged = {
  line: number
  key: string | null
  data: CatalogRow | null
  errors: CellNote[] | null
  notices: CellNote[] | null
  verdict: ImportVerdict
}

/** What a file would do, row by row. */
export const importRows: Query<Filter, Page<ImportRowView>> = async (db, actor, filter) => {
  const allowed = permittedRead(actor, 'catalog:write')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const found = await tx.catalogImport.findFirst({
      where: { tenantId, id: filter.id },
      select: { kind: true },
    })
    if (!found) return rejected('IMPORT_NOT_FOUND')
    if (filter.show === 'remove') return ok(await unnamedRows(tx, tenantId, found.kind, filter))
    const rows = await stagedRows(tx, tenantId, filter)
    const before = await standing(tx, tenantId, found.kind, rows)
    const hanging =
      found.kind === 'stores' ? await districtsAboveNow(tx, tenantId) : new Map<string, string[]>()
    const labels = new Map(fieldsOf(found.kind).map(({ name, label }) => [name, label]))
    return ok(
      pageOf(
        rows,
        filter.limit,
        ({ line }) => String(line),
        (row) => toView(found.kind, row, before, hanging, labels),
      ),
    )
  })
}

const stagedRows = (
  tx: TransactionClient,
  tenantId: string,
  { id, show, limit, cursor }: Filter,
): Promise<Staged[]> => {
  const shown =
    show === 'notices' ? Prisma.sql`notices IS NOT NULL` : Prisma.sql`verdict = ${show}::import_verdict`
  return tx.$queryRaw<Staged[]>`
    SELECT line, key, data, errors, notices, verdict FROM catalog_import_row
    WHERE tenant_id = ${tenantId}::uuid AND import_id = ${id}::uuid AND ${shown} AND line > ${Number(fromCursor(cursor, /^\d{1,9}$/) ?? 0)}::int
    ORDER BY line LIMIT ${limit + 1}`
}

const standing = async (
  tx: TransactionClient,
  tenantId: string,
  kind: ImportKind,
  rows: Staged[],
): Promise<Map<string, CatalogRow>> => {
  const keys = rows.flatMap(({ key, verdict }) => (key !== null && verdict === 'change' ? [key] : []))
  if (keys.length === 0) return new Map()
  switch (kind) {
    case 'stores':
      return new Map([...(await storesNow(tx, tenantId, keys))].map(([key, { row }]) => [key, row]))
    case 'products':
      return new Map([...(await productsNow(tx, tenantId, keys))].map(([key, { row }]) => [key, row]))
    case 'shipments':
      return shipmentsNow(tx, tenantId, keys)
  }
}

const toView = (
  kind: ImportKind,
  { line, key, data, errors, notices, verdict }: Staged,
  before: Map<string, CatalogRow>,
  hanging: Map<string, string[]>,
  labels: Map<string, string>,
): ImportRowView => {
  const labelled = (notes: CellNote[] | null) =>
    (notes ?? []).map((note) => ({
      ...note,
      label: note.field === null ? null : (labels.get(note.field) ?? note.field),
    }))
  const changes =
    data && (verdict === 'add' || verdict === 'change')
      ? changesOf(kind, before.get(key ?? '') ?? null, data, hanging)
      : []
  return {
    line,
    key,
    verdict,
    changes: changes.map(({ field, ...change }) => ({ label: labels.get(field) ?? field, ...change })),
    errors: labelled(errors),
    notices: labelled(notices),
  }
}

const unnamedRows = async (
  tx: TransactionClient,
  tenantId: string,
  kind: ImportKind,
  { id, limit, cursor }: Filter,
): Promise<Page<ImportRowView>> => {
  if (kind === 'shipments') return { data: [], nextCursor: null }
  const [table, key] = kind === 'stores' ? ['store', 'number'] : ['product', 'gtin']
  const column = Prisma.raw(`t.${key}`)
  const rows = await tx.$queryRaw<{ key: string; name: string }[]>`
    SELECT ${column} AS key, t.name FROM ${Prisma.raw(table ?? '')} t
    WHERE t.tenant_id = ${tenantId}::uuid AND t.removed_at IS NULL AND ${column} > ${fromCursor(cursor) ?? ''}
      AND NOT EXISTS (SELECT FROM catalog_import_row r WHERE r.tenant_id = ${tenantId}::uuid AND r.import_id = ${id}::uuid AND r.key = ${column})
    ORDER BY ${column} LIMIT ${limit + 1}`
  return pageOf(
    rows,
    limit,
    (row) => row.key,
    (row) => ({
      line: null,
      key: row.key,
      verdict: 'remove' as const,
      changes: [{ label: 'Name', before: row.name, after: '' }],
      errors: [],
      notices: [],
    }),
  )
}
