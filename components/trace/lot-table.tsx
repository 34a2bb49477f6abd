import { CodeInline } from '#components/ui/code-inline.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'
import { formatGtin } from '#lib/domain/format/gtin.ts'

import { dayRange } from './trace-words.ts'

type Row = {
  gtin: string
  productName: string | null
  lot: string | null
  expiresFrom: string | null
  expiresTo: string | null
  stores: number
  quantity: number
  firstShippedAt: string
  lastShippedAt: string
}

export const lotHref = ({ gtin, lot }: Pick<Row, 'gtin' | 'lot'>): string =>
  `/trace?${new URLSearchParams({ code: lot ? `(01)${gtin}(10)${lot}` : gtin })}`

/** Lots of what was traced, last shipped first. Papers without a lot are a row of their own: they may be any. */
export const LotTable = ({ rows, withProduct }: { rows: Row[]; withProduct: boolean }) => {
  const columns: Column<Row>[] = [
    {
      key: 'lot',
      header: 'Lot',
      cell: ({ lot }) =>
        lot ? <CodeInline>{lot}</CodeInline> : <span className="sm:whitespace-nowrap">Lot not recorded</span>,
    },
    ...(withProduct
      ? [
          {
            key: 'product',
            header: 'Product',
            wrap: true,
            cell: ({ productName, gtin }: Row) => productName ?? formatGtin(gtin),
          },
        ]
      : []),
    {
      key: 'expires',
      header: 'Expires',
      cell: ({ expiresFrom, expiresTo }) => dayRange(expiresFrom, expiresTo),
    },
    { key: 'stores', header: 'Stores', numeric: true, cell: ({ stores }) => stores.toLocaleString('en') },
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
  return (
    <Table
      framed
      label="Lots"
      columns={columns}
      rows={rows}
      rowKey={({ gtin, lot }) => `${gtin} ${lot}`}
      rowHref={lotHref}
    />
  )
}
