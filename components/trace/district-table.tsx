import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'

type Row = { region: string | null; stores: number; quantity: number }

const COLUMNS: Column<Row>[] = [
  { key: 'region', header: 'District', wrap: true, cell: ({ region }) => region ?? 'No district' },
  { key: 'stores', header: 'Stores', numeric: true, cell: ({ stores }) => stores.toLocaleString('en') },
  {
    key: 'quantity',
    header: 'Quantity',
    numeric: true,
    cell: ({ quantity }) => quantity.toLocaleString('en'),
  },
]

export const DistrictTable = ({ rows }: { rows: Row[] }) => (
  <Table framed label="Districts" columns={COLUMNS} rows={rows} rowKey={({ region }) => region ?? ''} />
)
