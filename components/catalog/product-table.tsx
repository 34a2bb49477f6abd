import { CodeInline } from '#components/ui/code-inline.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'
import { formatGtin } from '#lib/domain/format/gtin.ts'

export type ProductRow = {
  gtin: string
  name: string
  brand: string | null
  category: string | null
  supplier: string | null
}

const COLUMNS: Column<ProductRow>[] = [
  {
    key: 'name',
    header: 'Product',
    wrap: true,
    cell: ({ name }) => <span className="font-medium text-strong">{name}</span>,
  },
  { key: 'gtin', header: 'GTIN', cell: ({ gtin }) => <CodeInline>{formatGtin(gtin)}</CodeInline> },
  { key: 'brand', header: 'Brand', cell: ({ brand }) => brand ?? '–' },
  { key: 'category', header: 'Category', cell: ({ category }) => category ?? '–' },
  { key: 'supplier', header: 'Supplier', cell: ({ supplier }) => supplier ?? '–' },
]

export const ProductTable = ({ rows }: { rows: ProductRow[] }) => (
  <Table
    framed
    label="Products"
    columns={COLUMNS}
    rows={rows}
    rowKey={({ gtin }) => gtin}
    rowHref={({ gtin }) => `/products/${gtin}`}
  />
)
