import { Table } from '#components/ui/table.tsx'
import type { Column } from '#components/ui/table-column.ts'
import type { BoardRow } from '#lib/domain/notice/board-view.ts'

import { due, SHIPPED, STORE } from './printed-columns.tsx'
import { NewsCell, StateCell } from './store-cells.tsx'

const columnsAt = (now: string): Column<BoardRow>[] => [
  STORE,
  { key: 'district', header: 'District', cell: ({ district }) => district ?? '–' },
  { key: 'state', header: 'Status', wrap: true, cell: (row) => <StateCell row={row} now={now} /> },
  { key: 'news', header: 'Last', cell: (row) => <NewsCell row={row} /> },
  due('Response due'),
  SHIPPED,
]

/** The stores of a board as a plain table: what a window shows in parts, paper shows whole. */
export const PrintTable = ({ rows, now }: { rows: BoardRow[]; now: string }) => (
  <Table framed label="Stores" columns={columnsAt(now)} rows={rows} rowKey={({ number }) => number} />
)
