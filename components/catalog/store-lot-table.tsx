import { CodeInline } from '#components/ui/code-inline.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'
import { lotHref } from '#components/trace/lot-table.tsx'
import { formatGtin } from '#lib/domain/format/gtin.ts'

type Row = {
  gtin: string
  productName: string | null
  lot: string | null
  expiresOn: string | null
  quantity: number
  lastShippedAt: string
}

const COLUMNS: Column<Row>[] = [
  {
    key: 'product',
    header: 'Product',
    wrap: true,
    cell: ({ productName, gtin }) => productName ?? formatGtin(gtin),
  },
  {
    key: 'lot',
    header: 'Lot',
    cell: ({ lot }) => (lot ? <CodeInline>{lot}</CodeInline> : 'Lot not recorded'),
  },
  { key: 'expires', header: 'Expires', cell: ({ expiresOn }) => expiresOn ?? '–' },
  {
    key: 'quantity',
    header: 'Quantity',
    numeric: true,
    cell: ({ quantity }) => quantity.toLocaleString('en'),
  },
  { key: 'shipped', header: 'Last shipped', cell: ({ lastShippedAt }) => lastShippedAt.slice(0, 10) },
]

/** Lots that a store got; each leads to all the others who got it. */
export const StoreLotTable = ({ rows }: { rows: Row[] }) => (
  <Table
    framed
    label="Lots"
    columns={COLUMNS}
    rows={rows}
    rowKey={({ gtin, lot, expiresOn }) => `${gtin} ${lot} ${expiresOn}`}
    rowHref={lotHref}
  />
)
