// The roles are implicit only as long as nobody changes `display`; the cards on a phone do.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */
// A region that scrolls sideways must be reachable with the arrow keys.
/* oxlint-disable jsx-a11y/no-noninteractive-tabindex */
import Link from 'next/link'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { Column } from './table-column.ts'
import { TableHeaderCell } from './table-header-cell.tsx'

type Props<Row> = {
  /** Names the table and, when it is too wide, its scrolling region. */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** The whole row leads there; the link is the first column's text (or `linkColumn`'s). */
  rowHref?: (row: Row) => string
  linkColumn?: string
  selected?: (row: Row) => boolean
  empty?: ReactNode
  /** Height after which the rows scroll under the header, e.g. `max-h-[60dvh]`. */
  className?: string
  /** Stands on the page by itself, with a frame of its own. */
  framed?: boolean
}

const cardTitleClasses = 'max-sm:order-first max-sm:pe-14 max-sm:text-start max-sm:text-base'
const cardCornerClasses = 'max-sm:absolute max-sm:end-0 max-sm:top-2'
// Buttons need room: without a link over the whole row they stand below what they are about.
const cardFootClasses = 'max-sm:order-last max-sm:pt-2 max-sm:*:justify-start'

/**
 * The one table. On a phone every row becomes a card by CSS alone; the roles are spelled out because browsers drop
 * them as soon as `display` is changed. In a cell, what can be pressed beside the row's link wears `above-link`.
 */
export const Table = <Row,>({
  label,
  columns,
  rows,
  rowKey,
  rowHref,
  selected,
  empty,
  ...rest
}: Props<Row>) => {
  const linkColumn = rest.linkColumn ?? columns[0]?.key
  const titled = rowHref !== undefined || columns.some(({ hideHeader }) => hideHeader)
  const content = (row: Row, column: Column<Row>) =>
    rowHref && column.key === linkColumn ? (
      <Link
        href={rowHref(row)}
        // A page of rows would ask for as many pages at once.
        prefetch={false}
        className="font-medium text-strong after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus focus-visible:outline-none"
      >
        {column.cell(row)}
      </Link>
    ) : (
      column.cell(row)
    )
  if (rows.length === 0 && empty) return empty
  return (
    <div
      role="group"
      aria-label={label}
      tabIndex={0}
      className={classNames(
        'overflow-auto focus-visible:-outline-offset-2 print:overflow-visible',
        rest.framed && 'rounded-lg border border-line bg-surface',
        rest.className,
      )}
    >
      <table
        role="table"
        aria-label={label}
        className="w-full border-separate border-spacing-0 text-sm max-sm:block print:text-xs"
      >
        <thead role="rowgroup" className="max-sm:sr-only">
          <tr role="row">
            {columns.map((column) => (
              <TableHeaderCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-sm:block">
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              role="row"
              data-selected={selected?.(row) || undefined}
              className={classNames(
                'group relative data-selected:bg-brand-soft max-sm:flex max-sm:flex-col max-sm:border-b max-sm:border-line max-sm:py-2.5 max-sm:last:border-0',
                rowHref && 'hover:bg-sunken',
              )}
            >
              {columns.map((column) => (
                <td
                  key={column.key}
                  role="cell"
                  data-label={column.hideHeader ? undefined : column.header}
                  className={classNames(
                    'table-cell-box',
                    onCard(column, column.key === linkColumn && titled, rowHref !== undefined),
                    column.numeric && 'text-end',
                    column.wrap || column.key === linkColumn
                      ? 'sm:min-w-44 print:min-w-0'
                      : 'sm:whitespace-nowrap print:whitespace-normal',
                    column.className,
                  )}
                >
                  {column.hideHeader || (column.key === linkColumn && titled) ? (
                    content(row, column)
                  ) : (
                    // On a card, what belongs together stands together, beside its label.
                    <div className="sm:contents max-sm:min-w-0 max-sm:text-end">{content(row, column)}</div>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const onCard = <Row,>({ hideHeader }: Column<Row>, isTitle: boolean, isLink: boolean): string => {
  if (isTitle) return cardTitleClasses
  if (!hideHeader) return 'card-fact'
  return isLink ? cardCornerClasses : cardFootClasses
}
