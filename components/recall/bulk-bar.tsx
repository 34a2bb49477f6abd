'use client'

import { lazy, Suspense, useState } from 'react'

import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { phone } from '#components/ui/glyphs.ts'
import type { StoreSelection } from '#lib/domain/notice/board-filter.ts'

import type { BulkAction, Owner } from './bulk-dialog.tsx'
import { BULK_WORDS, type BulkVerb } from './bulk-words.ts'
import { MOST_IN_ADDRESS } from './selection-address.ts'

const load = () => import('./bulk-dialog.tsx')
const BulkDialog = lazy(() => load().then((module) => ({ default: module.BulkDialog })))

export type BulkActions = Record<BulkVerb, BulkAction>

type Props = {
  recallId: string
  selection: StoreSelection
  all: boolean
  count: number
  /** Null for the moment in which it is not known. */
  waiting: number | null
  total: number
  callListHref: string
  owners: readonly Owner[]
  actions: BulkActions
  onSelectAll: () => void
  onClear: () => void
}

/** What can be done with the stores that are selected. */
export const BulkBar = ({
  recallId,
  selection,
  all,
  count,
  waiting,
  total,
  callListHref,
  owners,
  actions,
  ...props
}: Props) => {
  const [asking, setAsking] = useState<BulkVerb | null>(null)
  const name = total === 1 ? 'the 1 matching store' : `all ${total.toLocaleString('en')} matching`
  return (
    <div
      role="group"
      aria-label="Selected stores"
      data-print="no"
      className="flex flex-wrap items-center gap-2 border-b border-line bg-surface px-4 py-2"
    >
      <p role="status" className="me-auto text-sm text-strong">
        {count === 0
          ? 'No store selected'
          : `${count.toLocaleString('en')} selected${waiting === null ? '' : `, ${waiting.toLocaleString('en')} not reported`}`}
        {!all && count > MOST_IN_ADDRESS && (
          <span className="text-muted"> · too many to be kept in the address</span>
        )}
      </p>
      {!all && total > 0 && (
        <Button size="sm" variant="ghost" onClick={props.onSelectAll}>
          Select {name}
        </Button>
      )}
      {count > 0 && (
        <>
          <Button size="sm" variant="ghost" onClick={props.onClear}>
            Clear selection
          </Button>
          {(Object.keys(BULK_WORDS) as BulkVerb[]).map((verb) => (
            <Button
              key={verb}
              size="sm"
              variant={verb === 'remind' ? 'primary' : 'secondary'}
              onPointerEnter={() => void load()}
              disabled={waiting === null}
              onClick={() => setAsking(verb)}
            >
              {BULK_WORDS[verb].label}
            </Button>
          ))}
          <LinkButton size="sm" href={callListHref} glyph={phone}>
            Call list
          </LinkButton>
        </>
      )}
      {asking && waiting !== null && (
        <Suspense fallback={null}>
          <BulkDialog
            verb={asking}
            {...{ recallId, selection, count, waiting, owners }}
            action={actions[asking]}
            onClose={() => setAsking(null)}
            onDone={() => {
              setAsking(null)
              props.onClear()
            }}
          />
        </Suspense>
      )}
    </div>
  )
}
