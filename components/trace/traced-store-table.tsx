import { CodeInline } from '#components/ui/code-inline.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'

import { dayRange } from './trace-words.ts'

type Row = {
  storeNumber: string
  storeName: string
  region: string | null
  removed: boolean
  gtin: string
  lot: string | null
  expiresOn: string | null
  quantity: number
  firstShippedAt: string
  lastShippedAt: string
}

const COLUMNS: Column<Row>[] = [
  {
    key: 'store',
    header: 'Store',
    wrap: true,
    cell: ({ storeNumber, storeName, removed }) => (
      <span>
        {storeNumber} <span className="font-normal text-body">{storeName}</span>
        {removed && <span className="font-normal text-muted"> (inactive)</span>}
      </span>
    ),
  },
  { key: 'region', header: 'District', cell: ({ region }) => region ?? '–' },
  { key: 'lot', header: 'Lot', cell: ({ lot }) => (lot ? <CodeInline>{lot}</CodeInline> : '–') },
  { key: 'expires', header: 'Expires', cell: ({ expiresOn }) => expiresOn ?? '–' },
  {
    key: 'quantity',
    header: 'Quantity',
    numeric: true,
    cell: ({ quantity }) => quantity.toLocaleString('en'),
  },
  {
    key: 'shipped',
    header: 'Shipped',
    cell: ({ firstShippedAt, lastShippedAt }) => dayRange(firstShippedAt, lastShippedAt),
  },
]

/** Who has it, or had it. */
export const TracedStoreTable = ({ rows }: { rows: Row[] }) => (
  <Table
    framed
    label="Stores"
    columns={COLUMNS}
    rows={rows}
    rowKey={({ storeNumber, gtin, lot, expiresOn }) => `${storeNumber} ${gtin} ${lot} ${expiresOn}`}
    rowHref={({ storeNumber }) => `/stores/${encodeURIComponent(storeNumber)}`}
  />
)
