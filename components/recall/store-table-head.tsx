// The roles are spelled out because the cards on a phone change `display`.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */
import { TableHeaderCell } from '#components/ui/table-header-cell.tsx'
import type { BoardFilter, BoardOrder, BoardSort } from '#lib/domain/notice/board-filter.ts'

import { boardQuery } from './board-query.ts'

// The store takes what the others leave.
const COLUMNS: { sort: BoardSort; header: string; width: string; numeric?: boolean }[] = [
  { sort: 'number', header: 'Store', width: '' },
  { sort: 'state', header: 'Status', width: 'w-[26%]' },
  { sort: 'district', header: 'District', width: 'w-28' },
  { sort: 'shipped', header: 'Shipped', width: 'w-24', numeric: true },
  { sort: 'acknowledged', header: 'Acknowledged', width: 'w-48' },
]

type Props = {
  base: string
  filter: BoardFilter
  order: BoardOrder
  selectable: boolean
  /** The selection as it stands in the address: another order keeps it. */
  selected: string | null
  pageChecked: boolean
  onPage: (selected: boolean) => void
}

/** The heads of the columns; a press sorts by one, another press the other way round. */
export const StoreTableHead = ({ base, filter, order, selectable, selected, pageChecked, onPage }: Props) => {
  const sortBy = (by: BoardSort) => {
    const current = order.by === by
    const query = boardQuery(
      filter,
      { by, descending: current && !order.descending },
      { selected: selected ?? undefined },
    )
    return {
      href: `${base}?${query}#stores`,
      ...(current ? { direction: order.descending ? ('descending' as const) : ('ascending' as const) } : {}),
    }
  }
  return (
    <thead role="rowgroup" className="max-sm:sr-only">
      <tr role="row" aria-rowindex={1}>
        {selectable && (
          <th
            role="columnheader"
            scope="col"
            className="sticky top-0 z-10 h-9 w-11 border-b border-line bg-surface ps-4 text-start print:hidden"
          >
            <input
              type="checkbox"
              aria-label="Select the stores in view"
              className="size-mark align-middle accent-brand-text"
              checked={pageChecked}
              onChange={(event) => onPage(event.currentTarget.checked)}
            />
          </th>
        )}
        {COLUMNS.map(({ sort, header, width, numeric }) => (
          <TableHeaderCell
            key={sort}
            column={{
              key: sort,
              header,
              sort: sortBy(sort),
              className: width,
              ...(numeric ? { numeric } : {}),
              cell: () => null,
            }}
          />
        ))}
        <TableHeaderCell column={{ key: 'owner', header: 'Owner', className: 'w-32', cell: () => null }} />
      </tr>
    </thead>
  )
}
