import { RelativeTime } from '#components/ui/relative-time.tsx'
import { Status } from '#components/ui/status.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'
import type { ImportCounts, ImportKind, ImportState } from '#lib/domain/catalog/import/catalog-import.ts'

import { KIND_WORDS, STATE_WORDS } from './import-words.ts'

type Row = {
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

const difference = ({ add, change, remove, error }: ImportCounts, whole: boolean): string =>
  [
    `${add} new`,
    `${change} changed`,
    ...(whole ? [`${remove} removed`] : []),
    ...(error > 0 ? [`${error} with errors`] : []),
  ].join(', ')

/** Files that were brought, newest first. */
export const ImportTable = ({ imports, now }: { imports: Row[]; now: string }) => {
  const columns: Column<Row>[] = [
    { key: 'file', header: 'File', wrap: true, cell: ({ fileName }) => fileName },
    { key: 'kind', header: 'Type', cell: ({ kind }) => KIND_WORDS[kind] },
    {
      key: 'state',
      header: 'Status',
      cell: ({ state }) => <Status tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].word}</Status>,
    },
    { key: 'rows', header: 'Rows', numeric: true, cell: ({ rows }) => rows.toLocaleString('en') },
    {
      key: 'difference',
      header: 'Changes',
      wrap: true,
      cell: ({ counts, whole }) => (counts ? difference(counts, whole) : '–'),
    },
    { key: 'by', header: 'By', cell: ({ by }) => by || '–' },
    {
      key: 'at',
      header: 'When',
      cell: ({ at }) => <RelativeTime at={at} now={now} locale="en" timeZone="UTC" plain />,
    },
  ]
  return (
    <Table
      framed
      label="Imports"
      columns={columns}
      rows={imports}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/imports/${id}`}
    />
  )
}
