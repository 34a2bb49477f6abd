import { Card } from '#components/ui/card.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { TabLinks } from '#components/ui/tab-links.tsx'
import { Table } from '#components/ui/table.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { rows, type KitRow } from './kit-rows.ts'

const when = { locale: 'en', timeZone: 'America/Chicago', now: '2026-03-02T14:07:31Z' }

const columns: Column<KitRow>[] = [
  {
    key: 'pick',
    header: 'Select',
    hideHeader: true,
    className: 'w-10',
    cell: (row) => (
      <span className="above-link inline-flex">
        <Checkbox
          label={`Select ${row.name}`}
          hideLabel
          name="pick"
          value={row.id}
          defaultChecked={row.id === '0413'}
        />
      </span>
    ),
  },
  {
    key: 'name',
    header: 'Store',
    sort: { href: '?sort=name', direction: 'ascending' },
    cell: (row) => row.name,
  },
  { key: 'place', header: 'Place', cell: (row) => row.place },
  {
    key: 'state',
    header: 'State',
    sort: { href: '?sort=state' },
    cell: (row) => <Status tone={row.tone}>{row.word}</Status>,
  },
  {
    key: 'units',
    header: 'Units',
    numeric: true,
    sort: { href: '?sort=units' },
    cell: (row) => row.units.toLocaleString('en'),
  },
  {
    key: 'last',
    header: 'Last sign of life',
    numeric: true,
    cell: (row) => <RelativeTime at={row.last} plain {...when} />,
  },
]

export const KitTables = () => (
  <Section title="Tables">
    <TabLinks
      label="Views"
      tabs={[
        { href: '#exceptions', label: 'Exceptions', count: 11, current: true },
        { href: '#all', label: 'All stores', count: 400 },
        { href: '#timeline', label: 'Timeline' },
      ]}
    />
    <Card flush title="Stores">
      <Table
        label="Stores"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `#${row.id}`}
        linkColumn="name"
        selected={(row) => row.id === '0413'}
      />
    </Card>
    <Pagination
      label="Pages"
      summary="1–4 of 400"
      previous={{ label: 'Back', href: '?p=1' }}
      next={{ label: 'Next', href: '?p=3' }}
    />
    <Card flush>
      <Table
        label="Stores without a row"
        columns={columns}
        rows={[]}
        rowKey={(row) => row.id}
        empty={<EmptyState title="No store matches">Take away a filter to see more.</EmptyState>}
      />
    </Card>
  </Section>
)
