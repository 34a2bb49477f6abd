'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useDeferredValue, useEffect, useState } from 'react'

import type { BoardFilter, StoreSelection } from '#lib/domain/notice/board-filter.ts'
import { isAwaited } from '#lib/domain/notice/clocks.ts'
import type { BoardRow, BoardWindow } from '#lib/domain/notice/board-view.ts'

import { boardQuery } from './board-query.ts'
import { fromAddress, NOBODY, toAddress, type Chosen } from './selection-address.ts'

const waits = ({ state }: Pick<BoardRow, 'state'>): boolean => isAwaited(state)

type Matching = {
  base: string
  filter: BoardFilter
  total: number
  awaited: number
  /** Another one each time that the page was drawn anew: its address then is the one that the server was asked for. */
  drawn: object
}

/**
 * Some stores by their numbers, or all that the filter matches: then nothing is listed, however many there are. It stands
 * in the address, so that a reload and the way back bring it again; another filter begins with what its address says.
 */
export const useSelection = ({ base, filter, total, awaited, drawn }: Matching) => {
  const said = useSearchParams().get('selected')
  const [chosen, setChosen] = useState(() => fromAddress(said))
  const [filteredBy, setFilteredBy] = useState(boardQuery(filter))
  if (filteredBy !== boardQuery(filter)) {
    setFilteredBy(boardQuery(filter))
    setChosen(fromAddress(said))
  }
  useKeptInAddress(chosen, drawn)
  useLearned(base, chosen, setChosen)

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
  const setOne = useCallback((row: BoardRow, selected: boolean) => set([row], selected), [set])
  // A press is answered at once where it was made: at its row, and then in the bar; one that changes many rows in the bar,
  // and then row by row.
  const settled = useDeferredValue(chosen)
  const [marked, told] = differ(chosen, settled) > 1 ? [settled, chosen] : [chosen, settled]
  const selection: StoreSelection = told.all ? { matching: filter } : { numbers: [...told.rows.keys()] }
  return {
    all: told.all,
    selection,
    address: toAddress(settled),
    count: told.all ? total : told.rows.size,
    waiting: told.all ? awaited : waitingOf(told.rows),
    has: (number: string) => marked.all || marked.rows.has(number),
    set,
    setOne,
    selectAll: () => setChosen({ all: true }),
    clear: () => setChosen(NOBODY),
  }
}

const differ = (a: Chosen, b: Chosen): number => {
  if (a.all || b.all) return a.all && b.all ? 0 : Infinity
  return Math.abs(a.rows.size - b.rows.size)
}

/** Null as long as it is not known of each. */
const waitingOf = (rows: ReadonlyMap<string, boolean | null>): number | null => {
  const all = [...rows.values()]
  return all.includes(null) ? null : all.filter(Boolean).length
}

/**
 * After the press has been painted. The router is not told: nothing that it knows depends on who is selected, and told while
 * it waits for a page that it asked for anew, it waits for ever. So it writes its own address back with every page that it
 * draws, and ours is put there again.
 */
const useKeptInAddress = (chosen: Chosen, drawn: object): void => {
  useEffect(() => {
    const timer = setTimeout(() => {
      const url = new URL(window.location.href)
      const address = toAddress(chosen)
      if (address === url.searchParams.get('selected')) return
      if (address === null) url.searchParams.delete('selected')
      else url.searchParams.set('selected', address)
      // With the router's own state it takes this for its own writing.
      window.history.replaceState(window.history.state, '', url)
    }, 50)
    return () => clearTimeout(timer)
  }, [chosen, drawn])
}

/**
 * An address names stores and does not say whether they have answered: the server is asked. Whoever is not among its
 * stores, or cannot be asked about, is not selected.
 */
const useLearned = (
  base: string,
  chosen: Chosen,
  setChosen: (next: (now: Chosen) => Chosen) => void,
): void => {
  const unknown = chosen.all
    ? []
    : [...chosen.rows].flatMap(([number, known]) => (known === null ? [number] : []))
  const numbers = unknown.join(',')
  useEffect(() => {
    if (!numbers) return
    const gone = new AbortController()
    const ask = async (): Promise<BoardRow[]> => {
      const query = new URLSearchParams({ numbers })
      const answer = await fetch(`${base}/rows?${query}`, { signal: gone.signal })
      return answer.ok ? ((await answer.json()) as BoardWindow).rows : []
    }
    const learn = (rows: BoardRow[]) => {
      if (gone.signal.aborted) return
      const found = new Map(rows.map((row) => [row.number, waits(row)]))
      setChosen((now) => {
        if (now.all) return now
        const known = [...now.rows].flatMap(([number, owes]) => {
          const learned = owes ?? found.get(number)
          return learned === undefined ? [] : [[number, learned] as const]
        })
        return { all: false, rows: new Map(known) }
      })
    }
    ask().then(learn, () => learn([]))
    return () => gone.abort()
  }, [base, numbers, setChosen])
}
