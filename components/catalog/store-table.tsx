import { Status } from '#components/ui/status.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'

export type StoreRow = {
  number: string
  name: string
  banner: string | null
  region: string | null
  city: string | null
  state: string | null
  timezone: string
  contacts: number
  working: number
}

const COLUMNS: Column<StoreRow>[] = [
  {
    key: 'store',
    header: 'Store',
    wrap: true,
    cell: ({ number, name }) => (
      <span>
        <span className="font-medium text-strong">{number}</span> {name}
      </span>
    ),
  },
  { key: 'banner', header: 'Banner', cell: ({ banner }) => banner ?? '–' },
  { key: 'region', header: 'District', cell: ({ region }) => region ?? '–' },
  {
    key: 'place',
    header: 'Location',
    cell: ({ city, state }) => [city, state].filter(Boolean).join(', ') || '–',
  },
  { key: 'timezone', header: 'Time zone', cell: ({ timezone }) => timezone.replaceAll('_', ' ') },
  {
    key: 'contacts',
    header: 'Contacts',
    cell: ({ contacts, working }) =>
      working === 0 ? (
        <Status tone="danger">No working contact</Status>
      ) : working === contacts ? (
        contacts
      ) : (
        `${working} of ${contacts} working`
      ),
  },
]

export const StoreTable = ({ rows }: { rows: StoreRow[] }) => (
  <Table
    framed
    label="Stores"
    columns={COLUMNS}
    rows={rows}
    rowKey={({ number }) => number}
    rowHref={({ number }) => `/stores/${encodeURIComponent(number)}`}
  />
)
