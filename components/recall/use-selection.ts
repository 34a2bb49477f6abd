'use client'

import { useCallback, useState } from 'react'

import type { BoardFilter, StoreSelection } from '#lib/domain/notice/board-filter.ts'
import type { BoardRow } from '#lib/domain/notice/board-view.ts'

type Chosen = { all: true } | { all: false; rows: ReadonlyMap<string, boolean> }
const NOBODY: Chosen = { all: false, rows: new Map() }

const waits = ({ state }: BoardRow): boolean => state === 'open' || state === 'seen'

type Matching = { filter: BoardFilter; total: number; unanswered: number }

/** Some stores by their numbers, or all that the filter matches: then nothing is listed, however many there are. */
export const useSelection = ({ filter, total, unanswered }: Matching) => {
  const [chosen, setChosen] = useState<Chosen>(NOBODY)
  const set = useCallback((rows: readonly BoardRow[], selected: boolean) => {
    setChosen((now) => {
      const next = new Map(now.all ? [] : now.rows)
      for (const row of rows) {
        if (selected) next.set(row.number, waits(row))
        else next.delete(row.number)
      }
      return { all: false, rows: next }
    })
  }, [])
  const selection: StoreSelection = chosen.all ? { matching: filter } : { numbers: [...chosen.rows.keys()] }
  return {
    all: chosen.all,
    selection,
    count: chosen.all ? total : chosen.rows.size,
    waiting: chosen.all ? unanswered : [...chosen.rows.values()].filter(Boolean).length,
    has: (number: string) => chosen.all || chosen.rows.has(number),
    set,
    selectAll: () => setChosen({ all: true }),
    clear: () => setChosen(NOBODY),
  }
}
