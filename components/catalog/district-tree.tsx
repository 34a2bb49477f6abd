import { TextLink } from '#components/ui/text-link.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'

import type { DistrictRow } from './district-row.ts'
import { AssignDialog, DistrictDialog, type DistrictActions } from './district-dialogs.tsx'

const INDENTS = ['', 'ps-5', 'ps-10', 'ps-15', 'ps-20']

/** Districts below the districts that they belong to. */
export const DistrictTree = ({
  districts,
  actions,
}: {
  districts: DistrictRow[]
  actions: DistrictActions | null
}) => {
  const columns: Column<DistrictRow>[] = [
    {
      key: 'name',
      header: 'District',
      wrap: true,
      cell: ({ name, depth }) => (
        <span className={INDENTS[Math.min(depth, 4)]}>
          <span className="font-medium text-strong">{name}</span>
        </span>
      ),
    },
    {
      key: 'stores',
      header: 'Stores',
      numeric: true,
      cell: ({ name, stores }) =>
        stores > 0 ? (
          <TextLink href={`/stores?district=${encodeURIComponent(name)}`}>
            {stores.toLocaleString('en')}
          </TextLink>
        ) : (
          0
        ),
    },
    { key: 'managers', header: 'District managers', numeric: true, cell: ({ managers }) => managers },
    ...(actions
      ? [
          {
            key: 'change',
            header: 'Actions',
            hideHeader: true,
            cell: (district: DistrictRow) => (
              <span className="flex justify-end gap-1">
                <AssignDialog district={district} action={actions.assign} />
                <DistrictDialog district={district} districts={districts} action={actions.save} />
              </span>
            ),
          },
        ]
      : []),
  ]
  return <Table framed label="Districts" columns={columns} rows={districts} rowKey={({ id }) => id} />
}
