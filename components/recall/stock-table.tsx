import { Badge } from '#components/ui/badge.tsx'
import { Status } from '#components/ui/status.tsx'
import { Table } from '#components/ui/table.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { absoluteText } from '#components/ui/time-texts.ts'
import { formatGtin } from '#lib/domain/format/gtin.ts'
import type { StorePart, StoreStock } from '#lib/domain/notice/store-view.ts'

import { STOCK_WORDS } from './stock-words.ts'

const columnsOf = (timezone: string): Column<StoreStock>[] => [
  {
    key: 'what',
    header: 'Event',
    wrap: true,
    cell: ({ kind, setAside, takenBack }) => (
      <span className="inline-flex flex-wrap items-center gap-2">
        <Status tone={kind === 'sale' && !takenBack ? 'danger' : 'neutral'}>{STOCK_WORDS[kind]}</Status>
        {setAside && <Badge tone="verified">Quarantined</Badge>}
        {takenBack && <Badge glyph={null}>Entered by mistake, not counted</Badge>}
      </span>
    ),
  },
  {
    key: 'lot',
    header: 'Lot',
    cell: ({ gtin, lot }) => (
      <>
        {lot ?? 'Unknown lot'} <span className="text-xs text-muted">{formatGtin(gtin)}</span>
      </>
    ),
  },
  { key: 'quantity', header: 'Units', numeric: true, cell: ({ quantity }) => quantity },
  { key: 'at', header: 'When', cell: ({ at }) => absoluteText(new Date(at), 'en', timezone) },
  { key: 'by', header: 'Reported by', wrap: true, cell: ({ by }) => by ?? 'Register or warehouse' },
]

/** What moved at the store of what is recalled: sold, delivered, brought back. */
export const StockTable = ({ part }: { part: StorePart }) => (
  <Table
    label="Stock movements at this store"
    columns={columnsOf(part.timezone)}
    rows={part.stock}
    rowKey={({ id }) => id}
  />
)
