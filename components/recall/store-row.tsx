'use client'

// The roles are spelled out because the cards on a phone change `display`.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */
import { memo } from 'react'

import { Checkbox } from '#components/ui/checkbox.tsx'
import type { BoardRow } from '#lib/domain/notice/board-view.ts'

import { NewsCell, StateCell } from './store-cells.tsx'

export const ROW_HEIGHT = 40
export const CARD_HEIGHT = 132

type Props = {
  /** Undefined as long as it is on its way: the place is kept. */
  row: BoardRow | undefined
  index: number
  now: string
  href: string
  selectable: boolean
  selected: boolean
  onSelect: (row: BoardRow, selected: boolean) => void
}

/** One store; on a phone a card. Every row is as high as the next, so that ten thousand of them have their places. */
export const StoreRow = memo(({ row, index, now, href, selectable, selected, onSelect }: Props) => (
  <tr
    role="row"
    aria-rowindex={index + 2}
    data-index={index}
    data-selected={selected || undefined}
    className="group relative hover:bg-sunken data-selected:bg-brand-soft max-sm:flex max-sm:h-33 max-sm:flex-col max-sm:justify-center max-sm:gap-1 max-sm:overflow-hidden max-sm:border-b max-sm:border-line"
  >
    {selectable && (
      <td
        role="cell"
        className="board-cell w-11 ps-4 pe-0 max-sm:absolute max-sm:end-0 max-sm:top-2 max-sm:w-14 max-sm:pe-4 print:hidden"
      >
        {row && (
          <Checkbox
            label={`Select store ${row.number}`}
            hideLabel
            className="above-link"
            checked={selected}
            onChange={(event) => onSelect(row, event.currentTarget.checked)}
          />
        )}
      </td>
    )}
    <StoreFacts {...{ row, now, href }} />
  </tr>
))
StoreRow.displayName = 'StoreRow'

/** What does not change when a row is selected: with all rows selected at once, only the marks are drawn again. */
const StoreFacts = memo(({ row, now, href }: Pick<Props, 'row' | 'now' | 'href'>) => (
  <>
    <td role="cell" className="board-cell max-sm:pe-14">
      {row ? (
        <a
          href={href}
          className="text-body after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
        >
          <span className="font-medium text-strong">{row.number}</span> {row.name}
          {row.city && (
            <span className="text-muted"> · {[row.city, row.usState].filter(Boolean).join(', ')}</span>
          )}
        </a>
      ) : (
        <span className="block h-4 w-40 rounded-sm bg-sunken" />
      )}
    </td>
    <td role="cell" className="board-cell">
      {row && <StateCell row={row} now={now} />}
    </td>
    <td role="cell" className="board-cell max-sm:hidden">
      {row?.district ?? '–'}
    </td>
    <td role="cell" className="board-cell text-end max-sm:hidden">
      {row?.shipped.toLocaleString('en')}
    </td>
    <td role="cell" className="board-cell max-sm:text-muted">
      {row && <NewsCell row={row} now={now} />}
    </td>
    <td role="cell" className="board-cell pe-4">
      {row?.owner ? (
        <>
          <span className="text-muted sm:hidden">Owner </span>
          {row.owner}
        </>
      ) : (
        <span className="text-muted max-sm:hidden">{row ? 'District' : ''}</span>
      )}
    </td>
  </>
))
StoreFacts.displayName = 'StoreFacts'
