'use client'

// The roles are spelled out because the cards on a phone change `display`.
// The keys are heard where the links are: each row has one, and Tab reaches it as ever.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-noninteractive-element-interactions */
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'

import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import type { BoardFilter, BoardOrder } from '#lib/domain/notice/board-filter.ts'
import type { BoardRow, BoardWindow } from '#lib/domain/notice/board-view.ts'

import { boardQuery } from './board-query.ts'
import { BulkBar, type BulkActions } from './bulk-bar.tsx'
import type { Owner } from './bulk-dialog.tsx'
import { useLive } from './live-board.tsx'
import { StoreRow } from './store-row.tsx'
import { StoreTableHead } from './store-table-head.tsx'
import { useBoardRows } from './use-board-rows.ts'
import { followLink } from './follow-link.ts'
import { useRowKeys } from './use-row-keys.ts'
import { useSelection } from './use-selection.ts'
import { useVisibleRows } from './use-visible-rows.ts'

type Props = {
  recallId: string
  base: string
  filter: BoardFilter
  order: BoardOrder
  first: BoardWindow
  owners: readonly Owner[]
  /** Null for whoever only looks on. */
  actions: BulkActions | null
}

// As many as a link to the call list can name; beyond it, the filter names them.
const MOST_NAMED = 200

/** Every store of the recall, the ones in view read from the server as one scrolls. */
export const StoreTable = ({ recallId, base, filter, order, first, owners, actions }: Props) => {
  const { asOf: liveAsOf, onChange } = useLive()
  const query = boardQuery(filter, order)
  const { total, awaited, rowAt, look, fault, retry, asOf } = useBoardRows(
    `${base}/rows${query ? `?${query}` : ''}`,
    first,
    onChange,
  )
  const router = useRouter()
  const selection = useSelection({ base, filter, total, awaited, drawn: first })
  const body = useRef<HTMLTableSectionElement>(null)
  const { indexes, above, below, from, to, scrollTo } = useVisibleRows(body, total, first)
  const onKeyDown = useRowKeys(total, scrollTo)
  useEffect(() => look(from, to), [look, from, to])
  const now = asOf > liveAsOf ? asOf : liveAsOf
  // Rows say how many minutes ago: within one they need not be drawn again for each change that is heard of.
  const minute = `${now.slice(0, 16)}:00.000Z`

  const inView = indexes.map(rowAt).filter((row): row is BoardRow => row !== undefined)
  const back = boardQuery(filter, order)
  const named =
    !selection.all && selection.count <= MOST_NAMED && 'numbers' in selection.selection
      ? { numbers: selection.selection.numbers.join(',') }
      : {}
  const selectable = actions !== null
  return (
    <div className="rounded-lg border border-line bg-surface">
      {actions && (
        <BulkBar
          {...{ recallId, owners, actions, total }}
          {...selection}
          callListHref={`${base}/call-list?${boardQuery(filter, order, named)}`}
          onSelectAll={selection.selectAll}
          onClear={selection.clear}
        />
      )}
      {fault && (
        <Banner
          tone="waiting"
          live="polite"
          title="Some rows couldn’t be loaded"
          action={
            <Button size="sm" onClick={() => void retry()}>
              Try again
            </Button>
          }
        >
          Showing data from {now.slice(11, 19)} UTC.
        </Banner>
      )}
      <div className="overflow-x-auto" role="group" aria-label="Stores in this recall">
        <table
          role="table"
          aria-label="Stores in this recall"
          aria-rowcount={total + 1}
          // The columns keep their places whichever rows are drawn: what one is about to press does not move away, and a
          // browser need not measure every row to know where the next one goes.
          className="w-full border-separate border-spacing-0 text-sm max-sm:block sm:min-w-270 sm:table-fixed print:min-w-0"
        >
          <StoreTableHead
            {...{ base, filter, order, selectable }}
            selected={selection.address}
            pageChecked={inView.length > 0 && inView.every(({ number }) => selection.has(number))}
            onPage={(selected) => selection.set(inView, selected)}
          />
          <tbody
            ref={body}
            role="rowgroup"
            tabIndex={-1}
            // On a reload a browser looks for the row that it had in view by counting rows, and not the same ones are there:
            // without an anchor it goes by how far one had scrolled.
            className="outline-none [overflow-anchor:none] max-sm:block"
            onClick={(event) => followLink(event, (to) => router.push(to))}
            onKeyDown={onKeyDown}
          >
            {above > 0 && <Spacer height={above} />}
            {indexes.map((index) => {
              const row = rowAt(index)
              return (
                <StoreRow
                  key={index}
                  {...{ row, index, selectable }}
                  now={minute}
                  href={
                    row ? `${base}/stores/${encodeURIComponent(row.number)}${back ? `?${back}` : ''}` : ''
                  }
                  selected={row !== undefined && selection.has(row.number)}
                  onSelect={selection.setOne}
                />
              )
            })}
            {below > 0 && <Spacer height={below} />}
          </tbody>
        </table>
      </div>
    </div>
  )
}

// Keeps the place of the rows that are not there.
const Spacer = ({ height }: { height: number }) => (
  <tr aria-hidden className="max-sm:block print:hidden" style={{ height }}>
    <td aria-hidden />
  </tr>
)
