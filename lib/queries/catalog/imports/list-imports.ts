import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import type { Page } from '#lib/contracts/views.ts'
import type {
  ImportCounts,
  ImportKind,
  ImportSettings,
  ImportState,
} from '#lib/domain/catalog/import/catalog-import.ts'
import { ok } from '#lib/domain/result.ts'

import { fromCursor, ID, pageOf } from '../../cursor.ts'
import { iso, permittedRead, type Query } from '../../query.ts'

export type ImportListItem = {
  id: string
  kind: ImportKind
  state: ImportState
  fileName: string
  rows: number
  counts: ImportCounts | null
  whole: boolean
  by: string
  at: string
}

/** Files that were brought, newest first. */
export const listImports: Query<
  { limit: number; cursor?: string | undefined },
  Page<ImportListItem>
> = async (db, actor, { limit, cursor }) => {
  const allowed = permittedRead(actor, 'catalog:write')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  const after = fromCursor(cursor, ID)
  return withTenant(db, actor, async (tx) => {
    const rows = await tx.catalogImport.findMany({
      where: { tenantId, state: { not: 'uploading' }, ...(after ? { id: { lt: after } } : {}) },
      orderBy: { id: 'desc' },
      take: limit + 1,
      select: {
        id: true,
        kind: true,
        state: true,
        fileName: true,
        rows: true,
        counts: true,
        settings: true,
        uploadedBy: true,
        createdAt: true,
      },
    })
    const people = await tx.person.findMany({
      where: { tenantId, id: { in: rows.map(({ uploadedBy }) => uploadedBy) } },
      select: { id: true, name: true },
    })
    const nameOf = new Map(people.map(({ id, name }) => [id, name]))
    const toItem = ({
      uploadedBy,
      createdAt,
      counts,
      settings,
      ...row
    }: (typeof rows)[number]): ImportListItem => ({
      ...row,
      counts: counts as ImportCounts | null,
      whole: (settings as ImportSettings).whole,
      by: nameOf.get(uploadedBy) ?? '',
      at: iso(createdAt),
    })
    return ok(pageOf(rows, limit, ({ id }) => id, toItem))
  })
}
