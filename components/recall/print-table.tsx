import { Table } from '#components/ui/table.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { absoluteText } from '#components/ui/time-texts.ts'
import type { BoardRow } from '#lib/domain/notice/board-view.ts'

import { NewsCell, StateCell } from './store-cells.tsx'

const columnsAt = (now: string): Column<BoardRow>[] => [
  {
    key: 'store',
    header: 'Store',
    wrap: true,
    cell: ({ number, name, city, usState }) => (
      <>
        <strong className="font-semibold text-strong">{number}</strong> {name}
        <span className="block text-xs text-muted">{[city, usState].filter(Boolean).join(', ')}</span>
      </>
    ),
  },
  { key: 'district', header: 'District', cell: ({ district }) => district ?? '–' },
  { key: 'state', header: 'State', wrap: true, cell: (row) => <StateCell row={row} now={now} /> },
  { key: 'news', header: 'Last', cell: (row) => <NewsCell row={row} now={now} /> },
  {
    key: 'due',
    header: 'Answer due',
    cell: ({ dueAt, timezone }) => absoluteText(new Date(dueAt), 'en', timezone),
  },
  { key: 'shipped', header: 'Shipped', numeric: true, cell: ({ shipped }) => shipped },
]

/** The stores of a board as a plain table: what a window shows in parts, paper shows whole. */
export const PrintTable = ({ rows, now }: { rows: BoardRow[]; now: string }) => (
  <Table framed label="Stores" columns={columnsAt(now)} rows={rows} rowKey={({ number }) => number} />
)
