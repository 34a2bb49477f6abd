import 'server-only'

import { withTenant } from '#lib/adapters/prisma/with-tenant.ts'
import {
  DISCARDABLE,
  needsTypedRemoval,
  removalWords,
  type FileReading,
  type ImportCounts,
  type ImportKind,
  type ImportSettings,
  type ImportState,
} from '#lib/domain/catalog/import/catalog-import.ts'
import { fieldsOf } from '#lib/domain/catalog/import/fields.ts'
import { columnNames } from '#lib/domain/catalog/import/guess-settings.ts'
import { ok, rejected } from '#lib/domain/result.ts'

import { iso, isoOrNull, permittedRead, type Query } from '../../query.ts'

export type ImportField = { name: string; label: string; need: 'key' | 'new' | 'may' }
export type ImportColumn = { index: number; name: string; samples: string[] }

export type ImportDetail = {
  id: string
  kind: ImportKind
  state: ImportState
  fileName: string
  /** Without the header. */
  rows: number
  bytes: number
  reading: FileReading
  fields: ImportField[]
  columns: ImportColumn[]
  settings: ImportSettings
  counts: ImportCounts | null
  /** What must be typed before so many can be removed. */
  typedWords: string | null
  progress: number
  mayDiscard: boolean
  fault: string | null
  /** The line that is in another encoding, as it would read in that of Windows; null where no other reading is offered. */
  preview: string | null
  by: string
  appliedBy: string | null
  createdAt: string
  checkedAt: string | null
  endedAt: string | null
}

const SAMPLES = 3
const UNREAD: FileReading = { encoding: '', delimiter: '', notes: [] }

/** One file: how it was read, what was chosen, how far it is. */
export const importDetail: Query<{ id: string }, ImportDetail> = async (db, actor, { id }) => {
  const allowed = permittedRead(actor, 'catalog:write')
  if (!allowed.ok) return allowed
  const { tenantId } = actor
  return withTenant(db, actor, async (tx) => {
    const row = await tx.catalogImport.findFirst({ where: { tenantId, id, state: { not: 'uploading' } } })
    if (!row) return rejected('IMPORT_NOT_FOUND')
    const people = await tx.person.findMany({
      where: { tenantId, id: { in: [row.uploadedBy, row.appliedBy ?? row.uploadedBy] } },
      select: { id: true, name: true },
    })
    const nameOf = (person: string | null) => people.find(({ id: of }) => of === person)?.name ?? null
    // Kept as JSON by the port that staged them.
    const settings = row.settings as ImportSettings
    const counts = row.counts as ImportCounts | null
    return ok({
      id: row.id,
      kind: row.kind,
      state: row.state,
      fileName: row.fileName,
      rows: Math.max(0, row.rows - (settings.header ? 1 : 0)),
      bytes: row.bytes,
      reading: { ...UNREAD, ...(row.reading as Partial<FileReading>) },
      fields: fieldsOf(row.kind).map(({ name, label, need }) => ({ name, label, need })),
      columns: columnsOf(row.sample as string[][], settings.header),
      settings,
      counts,
      typedWords:
        counts && settings.whole && needsTypedRemoval(counts) && counts.remove > 0
          ? removalWords(counts)
          : null,
      progress: row.progress,
      mayDiscard: (DISCARDABLE as readonly string[]).includes(row.state),
      fault: row.fault,
      preview: row.preview,
      by: nameOf(row.uploadedBy) ?? '',
      appliedBy: nameOf(row.appliedBy),
      createdAt: iso(row.createdAt),
      checkedAt: isoOrNull(row.checkedAt),
      endedAt: isoOrNull(row.endedAt),
    })
  })
}

const columnsOf = (sample: string[][], header: boolean): ImportColumn[] =>
  columnNames(sample, header).map((name, index) => ({
    index,
    name,
    samples: sample
      .slice(header ? 1 : 0)
      .map((cells) => (cells[index] ?? '').trim())
      .filter((cell) => cell !== '')
      .slice(0, SAMPLES),
  }))
