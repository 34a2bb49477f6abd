'use client'

import { useEffect, useRef } from 'react'

import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/radio-group.tsx'
import { foundIn, putAside } from '#lib/domain/notice/counted-line.ts'
import type { Whereabouts } from '#lib/domain/notice/whereabouts.ts'

import { fillText } from '../fill-text.ts'
import type { Found } from '../scan/found.ts'
import { notFound, openOf, tally, toReport, type Counting } from './counts.ts'
import type { ReportTexts } from './report-texts.ts'
import { deniedScans } from './take-up-scans.ts'
import { TallyLine } from './tally-line.tsx'
import { usePause } from './use-pause.ts'

/** Where the units are that nobody found; `looking`: nobody knows yet, and there is nothing to report. */
export type Answered = Whereabouts | 'looking' | null

const ANSWERS = [
  'sold',
  'returned',
  'never_arrived',
  'destroyed_before',
  'looking',
] as const satisfies Answered[]

type Props = {
  counts: readonly Counting[]
  scanned: readonly Found[]
  photos: number
  answered: Answered
  texts: ReportTexts
  onAnswer: (answered: Answered) => void
  onBack: () => void
}

/** What will be said, in figures, before it is said: what came, what was found, what nobody can account for. */
export const Review = ({ counts, scanned, photos, answered, texts, onAnswer, onBack }: Props) => {
  const title = useRef<HTMLHeadingElement>(null)
  const pause = usePause()
  useEffect(() => {
    title.current?.focus({ preventScroll: true })
    title.current?.scrollIntoView({ block: 'start' })
  }, [])
  const told = toReport(counts)
  const lost = notFound(counts)
  const { over } = tally(told)
  const onSale = told.reduce((sum, { line }) => sum + Math.max(0, foundIn(line.found) - putAside(line)), 0)
  return (
    <>
      <h2 ref={title} tabIndex={-1} className="scroll-mt-24 text-lg outline-none">
        {texts.reviewTitle}
      </h2>
      {lost.length > 0 && (
        // What is tapped at the spot of Review before anybody has read the question is no answer to it.
        <div onPointerDownCapture={pause.press}>
          <RadioGroup
            legend={
              <span className="text-lg font-semibold">
                {fillText(texts.where, { n: lost.reduce((all, { shipped }) => all + shipped, 0) })}
              </span>
            }
            name="whereabouts"
            look="cards"
            value={answered ?? ''}
            onValueChange={(value) => onAnswer(ANSWERS.find((one) => one === value) ?? null)}
            options={ANSWERS.map((value) => ({
              value,
              disabled: !pause.over,
              label: <span className="text-base">{texts[`where_${value}`]}</span>,
            }))}
          />
        </div>
      )}
      <p className="text-lg font-semibold text-strong">
        <TallyLine counts={told} texts={texts} />
      </p>
      <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface px-4">
        {told.map((one) => (
          <LotLine key={one.id} counting={one} texts={texts} />
        ))}
      </ul>
      {photos > 0 && <p className="text-base">{fillText(texts.reviewPhotos, { n: photos })}</p>}
      {deniedScans(told, scanned).map(({ lot, count }) => (
        <Banner
          key={lot}
          tone="danger"
          title={fillText(texts.reviewScanned, { n: count, lot: lot ?? texts.lotUnknown })}
        >
          {texts.reviewScannedText}
        </Banner>
      ))}
      {over > 0 && (
        <Banner tone="waiting" title={fillText(texts.reviewOver, { n: over })}>
          {texts.reviewOverText}
        </Banner>
      )}
      {onSale > 0 && (
        <Banner tone="waiting" title={fillText(texts.reviewOnSale, { n: onSale })}>
          {texts.reviewOnSaleText}
        </Banner>
      )}
      <Button size="lg" onClick={onBack}>
        {texts.change}
      </Button>
    </>
  )
}

const LotLine = ({ counting, texts }: { counting: Counting; texts: ReportTexts }) => {
  const { line, shipped, product } = counting
  const open = openOf(counting)
  const figures = { shipped, found: foundIn(line.found), aside: putAside(line), sold: line.sold ?? 0 }
  return (
    <li className="flex flex-col gap-0.5 py-3">
      <span className="text-base font-semibold wrap-anywhere text-strong">
        {line.lot ? fillText(texts.lot, { lot: line.lot }) : texts.lotUnknown}
      </span>
      <span className="text-sm text-muted">{product}</span>
      <span className="text-base">
        {fillText(shipped > 0 ? texts.reviewLot : texts.reviewLotExtra, figures)}
        {line.sold !== null && ` · ${fillText(texts.reviewSold, figures)}`}
      </span>
      {open !== 0 && (
        <span className="text-base font-semibold text-waiting">
          {fillText(open > 0 ? texts.reviewOpen : texts.reviewOver, { n: Math.abs(open) })}
        </span>
      )}
    </li>
  )
}
