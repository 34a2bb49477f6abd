// The role is implicit only as long as nobody changes `display`; the cards on a phone do.
/* oxlint-disable jsx-a11y/no-redundant-roles */
import Link from 'next/link'
import { classNames } from './class-names.ts'
import { arrowDown, arrowUp, arrowUpDown } from './glyphs.ts'
import { Icon } from './icon.tsx'
import type { Column } from './table-column.ts'

/** The head of a column; a link where one can sort by it. */
export const TableHeaderCell = <Row,>({ column }: { column: Column<Row> }) => {
  const { header, sort, numeric, hideHeader } = column
  const glyph = { ascending: arrowUp, descending: arrowDown, none: arrowUpDown }[sort?.direction ?? 'none']
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={sort ? (sort.direction ?? 'none') : undefined}
      className={classNames(
        'sticky top-0 z-10 h-9 border-b border-line bg-surface px-3 text-xs font-medium whitespace-nowrap text-muted first:ps-4 last:pe-4',
        numeric ? 'text-end' : 'text-start',
        column.className,
      )}
    >
      {sort ? (
        <Link
          href={sort.href}
          // Five heads of a board would be five more pages to read, in case somebody sorts.
          prefetch={false}
          scroll={false}
          className={classNames(
            'inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-strong',
            numeric && 'flex-row-reverse',
            sort.direction && 'text-strong',
          )}
        >
          {header}
          <Icon glyph={glyph} className={classNames('size-3.5!', !sort.direction && 'opacity-50')} />
        </Link>
      ) : (
        <span className={hideHeader ? 'sr-only' : undefined}>{header}</span>
      )}
    </th>
  )
}
