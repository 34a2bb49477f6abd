import { CodeInline } from '#components/ui/code-inline.tsx'
import { Status } from '#components/ui/status.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'

type Note = { column: number | null; label: string | null; value: string; code: string; message: string }
export type ImportRow = {
  line: number | null
  key: string | null
  changes: { label: string; before: string; after: string }[]
  errors: Note[]
  notices: Note[]
}

const nameless = (columns: string[], column: number | null): string | null =>
  column === null ? null : (columns[column] ?? null)

const Notes = ({
  notes,
  columns,
  tone,
}: {
  notes: Note[]
  columns: string[]
  tone: 'danger' | 'waiting'
}) => (
  <ul className="flex flex-col gap-1.5 py-1">
    {notes.map(({ column, label, value, code, message }) => (
      <li key={`${column} ${code}`} className="flex flex-col gap-0.5">
        <Status tone={tone} wrap>
          {[nameless(columns, column) ?? label, value && `“${value.slice(0, 80)}”`]
            .filter(Boolean)
            .join(': ') || 'The row'}
        </Status>
        <span className="ps-5.5 text-sm text-body">{message}</span>
      </li>
    ))}
  </ul>
)

const Changes = ({ changes }: { changes: ImportRow['changes'] }) => (
  <dl className="flex flex-col gap-1 py-1">
    {changes.map(({ label, before, after }) => (
      <div key={label} className="flex flex-wrap gap-x-2 text-sm">
        <dt className="text-muted">{label}</dt>
        <dd className="wrap-anywhere text-strong">
          {before && <del className="text-muted decoration-1">{before}</del>}
          {before && after && <span className="sr-only"> becomes </span>}
          {before && after && <span aria-hidden> → </span>}
          {after && <ins className="no-underline">{after}</ins>}
          {before && !after && <span className="text-muted"> (none)</span>}
        </dd>
      </div>
    ))}
  </dl>
)

type Props = { label: string; rows: ImportRow[]; columns: string[] }

/** What a file would do, row by row: old → new, and what was found wrong. */
export const ImportRowsTable = ({ label, rows, columns: names }: Props) => {
  const columns: Column<ImportRow>[] = [
    {
      key: 'line',
      header: 'Row',
      numeric: true,
      className: 'w-16 align-top',
      cell: ({ line }) => line ?? '–',
    },
    {
      key: 'key',
      header: 'Record',
      className: 'align-top',
      cell: ({ key }) => (key ? <CodeInline>{key}</CodeInline> : '–'),
    },
    {
      key: 'what',
      header: 'Change',
      wrap: true,
      className: 'w-full align-top',
      cell: ({ changes, errors, notices }) => (
        <div className="flex flex-col">
          {errors.length > 0 && <Notes notes={errors} columns={names} tone="danger" />}
          {changes.length > 0 && <Changes changes={changes} />}
          {notices.length > 0 && <Notes notes={notices} columns={names} tone="waiting" />}
          {errors.length + changes.length + notices.length === 0 && 'Unchanged'}
        </div>
      ),
    },
  ]
  return (
    <Table
      framed
      linkColumn="what"
      label={label}
      columns={columns}
      rows={rows}
      rowKey={({ line, key }) => `${line} ${key}`}
    />
  )
}
