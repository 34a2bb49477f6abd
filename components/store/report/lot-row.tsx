'use client'

import { useId, useRef, useState } from 'react'

import { Button } from '#components/ui/button.tsx'
import { check, chevronDown, circleDashed } from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'
import { foundIn, putAside, type CountedLine } from '#lib/domain/notice/counted-line.ts'

import { fillText } from '../fill-text.ts'
import { isCounted, type Counting } from './counts.ts'
import { LotCounts } from './lot-counts.tsx'
import type { ReportTexts } from './report-texts.ts'

type Props = {
  counting: Counting
  /** Whether it begins opened. */
  opened: boolean
  texts: ReportTexts
  onChange: (line: CountedLine) => void
  onNone: () => void
}

/** One lot in one row: what it is and what is known of it. Opened, it is counted place by place. */
export const LotRow = ({ counting, opened, texts, onChange, onNone }: Props) => {
  const id = useId()
  const section = useRef<HTMLElement>(null)
  const [open, setOpen] = useState(opened)
  const { line, shipped, product } = counting
  const known = isCounted(counting)
  const lot = line.lot ? fillText(texts.lot, { lot: line.lot }) : texts.lotUnknown
  return (
    <section
      ref={section}
      aria-labelledby={`${id} ${id}-lot`}
      className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4"
    >
      <header className="flex flex-col gap-0.5">
        <h2 id={id} className={open ? 'text-lg' : 'text-sm text-muted'}>
          {product}
        </h2>
        <p id={`${id}-lot`} className="text-base font-semibold wrap-anywhere text-strong">
          {lot}
        </p>
        {shipped > 0 && <p className="text-sm text-muted">{fillText(texts.shipped, { n: shipped })}</p>}
        {!open && (
          <p className={`flex items-center gap-1.5 text-base ${known ? 'text-strong' : 'text-muted'}`}>
            <Icon glyph={known ? check : circleDashed} />
            {known
              ? fillText(texts.rowCounted, { found: foundIn(line.found), aside: putAside(line) })
              : texts.rowOpen}
          </p>
        )}
      </header>
      <div className="flex flex-wrap gap-2">
        <Button
          size="lg"
          className="flex-1"
          glyph={chevronDown}
          aria-expanded={open}
          aria-label={`${open ? texts.countLess : texts.count}: ${lot}`}
          onClick={() => !wrongIn(section.current) && setOpen(!open)}
        >
          {open ? texts.countLess : texts.count}
        </Button>
        <Button
          size="lg"
          className="flex-1"
          aria-label={`${texts.none}: ${lot}`}
          aria-pressed={known && foundIn(line.found) === 0}
          onClick={() => {
            if (wrongIn(section.current)) return
            onNone()
            setOpen(false)
          }}
        >
          {texts.none}
        </Button>
      </div>
      {open && <LotCounts counting={counting} texts={texts} onChange={onChange} />}
    </section>
  )
}

/** What is no number would be gone with its field, and nobody would know: it is shown instead. */
const wrongIn = (section: HTMLElement | null): boolean => {
  const wrong = section?.querySelector<HTMLElement>('[aria-invalid="true"]')
  wrong?.focus()
  return wrong !== null && wrong !== undefined
}
