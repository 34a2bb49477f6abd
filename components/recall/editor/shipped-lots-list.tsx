'use client'

import { useEffect, useState } from 'react'

import { Checkbox } from '#components/ui/checkbox.tsx'
import { Status } from '#components/ui/status.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { counted } from '#lib/domain/format/counted.ts'
import { normalizeLot } from '#lib/domain/format/normalize-lot.ts'

import { askDesk } from './ask-desk.ts'
import { withLots } from './lot-list.ts'

type Shipped = {
  lots: { lot: string; stores: number; quantity: number; expiresOn: string | null }[]
  total: number
  withoutLot: number
}
type Props = { gtin: string; lots: readonly string[]; onChange: (lots: string[]) => void }

const FILTER_FROM = 12

/** The lots of this product that were shipped, with how many units to how many stores: to choose instead of to type. */
export const ShippedLotsList = ({ gtin, lots, onChange }: Props) => {
  const [shipped, setShipped] = useState<{ gtin: string; value: Shipped | null } | null>(null)
  const [filter, setFilter] = useState('')
  useEffect(() => {
    const asking = new AbortController()
    void askDesk<Shipped>(`/api/desk/lots?gtin=${gtin}`, asking.signal).then((value) => {
      if (!asking.signal.aborted) setShipped({ gtin, value })
    })
    return () => asking.abort()
  }, [gtin])

  const known = shipped?.gtin === gtin ? shipped.value : undefined
  if (known === undefined) return null
  if (known === null)
    return <p className="text-xs text-muted">Shipments can’t be loaded right now. You can still type lots.</p>
  if (known.total === 0)
    return (
      <p className="text-xs text-muted">
        No shipment of this product has a lot on record. Stores that received it are notified and hold what
        they have.
      </p>
    )
  // With more lots than are listed nobody can tell which of them are strange.
  const listed = known.lots.map(({ lot }) => lot)
  const strange = listed.length < known.total ? [] : withLots(listed, lots).slice(listed.length)
  // However it was typed: the recall means the lot that was shipped.
  const typed = new Set(lots.map(normalizeLot))
  const isChosen = (lot: string) => typed.has(normalizeLot(lot))
  const chosen = known.lots.filter(({ lot }) => isChosen(lot)).length
  const found = known.lots.filter(({ lot }) => lot.toUpperCase().includes(filter.trim().toUpperCase()))
  return (
    <>
      {strange.length > 0 && (
        <Status tone="waiting" wrap className="text-xs">
          No shipment includes {strange.join(', ')}: check the spelling.
        </Status>
      )}
      <details className="rounded-md border border-line">
        <summary className="min-h-control px-3 py-2 text-sm text-strong">
          {counted(known.total, 'lot')} shipped; {chosen} selected
          {known.withoutLot > 0 && (
            <span className="text-muted"> · {known.withoutLot.toLocaleString('en')} units without a lot</span>
          )}
        </summary>
        <div className="flex flex-col gap-2 border-t border-line p-3">
          {known.total > FILTER_FROM && (
            <TextField
              name={`filter-${gtin}`}
              label="Find a lot"
              value={filter}
              autoComplete="off"
              onChange={(event) => setFilter(event.target.value)}
            />
          )}
          <ul className="flex max-h-64 flex-col overflow-y-auto">
            {found.map(({ lot, stores, quantity, expiresOn }) => (
              <li key={lot}>
                <Checkbox
                  label={<span className="font-mono">{lot}</span>}
                  hint={`${counted(quantity, 'unit')} to ${counted(stores, 'store')}${expiresOn ? `, best by ${expiresOn}` : ''}`}
                  checked={isChosen(lot)}
                  onChange={(event) =>
                    onChange(
                      event.target.checked
                        ? withLots(lots, [lot])
                        : lots.filter((one) => normalizeLot(one) !== normalizeLot(lot)),
                    )
                  }
                />
              </li>
            ))}
          </ul>
          {known.total > known.lots.length && (
            <p className="text-xs text-muted">Showing the newest {known.lots.length}.</p>
          )}
        </div>
      </details>
    </>
  )
}
