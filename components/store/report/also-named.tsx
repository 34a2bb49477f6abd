'use client'

import { useState } from 'react'

import { Button } from '#components/ui/button.tsx'
import { plus } from '#components/ui/glyphs.ts'
import type { LotToCount } from '#lib/domain/notice/lots-to-count.ts'

import { fillText } from '../fill-text.ts'
import type { ReportTexts } from './report-texts.ts'

// A recall may name hundreds: a screen of them first.
const FIRST = 12

type Props = { lots: readonly LotToCount[]; texts: ReportTexts; onAdd: (lot: LotToCount) => void }

/** Lots that the recall names and that nobody is known to have shipped here: one tap, and the one that was found is counted. */
export const AlsoNamed = ({ lots, texts, onAdd }: Props) => {
  const [all, setAll] = useState(false)
  if (lots.length === 0) return null
  return (
    <fieldset className="flex flex-wrap gap-2 rounded-lg border border-line bg-surface p-4">
      <legend className="px-1 text-sm font-semibold text-muted">{texts.alsoNamed}</legend>
      {lots.slice(0, all ? undefined : FIRST).map((lot) => (
        <Button key={`${lot.gtin} ${lot.lot}`} size="lg" glyph={plus} onClick={() => onAdd(lot)}>
          {lot.lot}
        </Button>
      ))}
      {!all && lots.length > FIRST && (
        <Button size="lg" variant="ghost" onClick={() => setAll(true)}>
          {fillText(texts.alsoMore, { n: lots.length - FIRST })}
        </Button>
      )}
    </fieldset>
  )
}
