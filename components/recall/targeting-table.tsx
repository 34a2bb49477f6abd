import { Status } from '#components/ui/status.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'

import { MATCH_WORDS } from './recall-words.ts'
import { EXCLUSION_WORDS } from './targeting-words.ts'

export type TargetedStoreRow = {
  storeNumber: string
  storeName: string
  region: string | null
  excluded: string | null
  match: keyof typeof MATCH_WORDS | null
  shippedQuantity: number
  contacts: number
}

const COLUMNS: Column<TargetedStoreRow>[] = [
  {
    key: 'store',
    header: 'Store',
    wrap: true,
    cell: ({ storeNumber, storeName }) => (
      <span>
        <span className="font-medium text-strong">{storeNumber}</span> {storeName}
      </span>
    ),
  },
  { key: 'region', header: 'District', cell: ({ region }) => region ?? '–' },
  {
    key: 'told',
    header: 'Recipient',
    cell: ({ excluded }) =>
      excluded ? <Status tone="neutral">No</Status> : <Status tone="info">Yes</Status>,
  },
  {
    key: 'why',
    header: 'Reason',
    wrap: true,
    cell: ({ excluded, match }) =>
      excluded ? EXCLUSION_WORDS[excluded] : match ? MATCH_WORDS[match] : 'Targeted',
  },
  {
    key: 'quantity',
    header: 'Units shipped',
    numeric: true,
    cell: ({ excluded, shippedQuantity }) => (excluded ? '–' : shippedQuantity.toLocaleString('en')),
  },
  {
    key: 'contacts',
    header: 'Email contacts',
    numeric: true,
    cell: ({ excluded, contacts }) =>
      !excluded && contacts === 0 ? <Status tone="danger">No working contact</Status> : contacts,
  },
]

/** Each store, whether it is told, and why. */
export const TargetingTable = ({ rows }: { rows: TargetedStoreRow[] }) => (
  <Table framed label="Stores" columns={COLUMNS} rows={rows} rowKey={({ storeNumber }) => storeNumber} />
)
