'use client'

import type { ReactNode } from 'react'

import { ThumbBar } from '#components/shell/thumb-bar.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import type { CountedLine } from '#lib/domain/notice/counted-line.ts'
import type { LotToCount } from '#lib/domain/notice/lots-to-count.ts'

import { fillText } from '../fill-text.ts'
import { AddLot, type Product } from './add-lot.tsx'
import { AlsoNamed } from './also-named.tsx'
import { isCounted, type Counting } from './counts.ts'
import { LotRow } from './lot-row.tsx'
import type { ReportTexts } from './report-texts.ts'
import { TallyLine } from './tally-line.tsx'
import type { Fault } from './use-sending.ts'

// More than this is a list first: nobody scrolls through eighty steppers with gloves on.
const MOST_OPEN = 3

type Props = {
  counts: readonly Counting[]
  /** An earlier report of this phone was to a version that the recall has outrun. */
  isOutrun: boolean
  change: (id: string, line: CountedLine) => void
  none: (ids: readonly string[]) => void
  add: (lot: LotToCount) => void
  alsoNamed: readonly LotToCount[]
  products: readonly Product[]
  texts: ReportTexts
  fault: Fault | null
  children: ReactNode
}

/** Every lot that is asked for, and those that turned up. What is under the thumb here only tells how far it is. */
export const CountStep = ({ counts, isOutrun, change, none, add, texts, ...rest }: Props) => {
  const open = counts.filter((one) => !isCounted(one))
  const named = rest.alsoNamed.filter(
    (lot) => !counts.some(({ id }) => id === `${lot.gtin} ${lot.lot ?? ''}`),
  )
  return (
    <>
      {isOutrun && <Outrun open={open} texts={texts} />}
      {counts.map((counting) => (
        <LotRow
          key={counting.id}
          counting={counting}
          opened={counts.length <= MOST_OPEN || (counting.added && !isCounted(counting))}
          texts={texts}
          onChange={(line) => change(counting.id, line)}
          onNone={() => none([counting.id])}
        />
      ))}
      {open.length > 1 && (
        <Button size="lg" block onClick={() => none(open.map(({ id }) => id))}>
          {fillText(texts.noneOfRest, { n: open.length })}
        </Button>
      )}
      <AlsoNamed lots={named} texts={texts} onAdd={add} />
      <AddLot products={rest.products} texts={texts} onAdd={add} />
      {rest.children}
      <p className="text-sm text-muted">{texts.draftKept}</p>
      {rest.fault && (
        <Banner tone="danger" live="assertive" title={rest.fault.title}>
          {rest.fault.detail}
        </Banner>
      )}
      <Button type="submit" variant="primary" size="lg" block>
        {texts.review}
      </Button>
      <ThumbBar>
        <p className="py-2 text-center text-base font-semibold text-strong">
          <TallyLine counts={counts} texts={texts} />
        </p>
      </ThumbBar>
    </>
  )
}

// What was counted is taken in; what is new is named, and nothing else has to be done again.
const Outrun = ({ open, texts }: { open: readonly Counting[]; texts: ReportTexts }) => (
  <Banner tone="waiting" live="polite" title={texts.outrun}>
    {open.length > 0
      ? fillText(texts.outrunLots, { lots: open.map(({ line }) => line.lot ?? texts.lotUnknown).join(', ') })
      : texts.outrunNone}
  </Banner>
)
