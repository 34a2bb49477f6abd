'use client'

import type { ReactNode, RefObject } from 'react'

import { Button } from '#components/ui/button.tsx'
import { circleCheck, octagonX, warning, type Glyph } from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'
import type { VerdictWord } from '#lib/domain/scan/judge-scan.ts'
import { formatGtin } from '#lib/domain/format/gtin.ts'

import { lotsOf } from './lots-of.ts'
import type { ScanTexts } from './scan-texts.ts'
import type { Judged, Shown } from './use-scans.ts'
import { verdictWords } from './verdict-words.ts'

type Props = {
  shown: Shown | null
  /** The notice that the page is about. */
  noticeId: string
  recount: (by: 1 | -1) => void
  typeLot: () => void
  /** What is brought into sight when the answer comes from further down the page. */
  panel: RefObject<HTMLDivElement | null>
  texts: ScanTexts
}

// Ink, the order to remove it; amber, waiting for somebody to look; green, judged and free. Each with a shape of its own.
const LOOKS: Record<VerdictWord, { ground: string; glyph: Glyph }> = {
  remove: { ground: 'bg-hazard text-on-hazard', glyph: octagonX },
  check: { ground: 'bg-waiting text-surface', glyph: warning },
  not_recalled: { ground: 'bg-verified text-surface', glyph: circleCheck },
}

/** The answer to one pack, to be read at arm's length; heard at once by who cannot see it. */
export const VerdictPanel = ({ shown, noticeId, recount, typeLot, panel, texts }: Props) => (
  <div ref={panel} className="flex min-h-28 scroll-mt-24 flex-col gap-3">
    <div aria-live="assertive" aria-atomic>
      {shown === null ? (
        <p className="min-h-28 rounded-lg border border-line bg-surface p-4 text-base text-strong">
          {texts.idle}
        </p>
      ) : shown.kind === 'fault' ? (
        <Plate key={shown.turn} {...LOOKS.check} word={texts.word_check}>
          <p className="text-base">{texts[shown.fault]}</p>
        </Plate>
      ) : (
        <Plate
          key={shown.turn}
          {...LOOKS[shown.verdict.word]}
          word={verdictWords(shown, shown.recall.noticeId === noticeId, texts).word}
        >
          <Why judged={shown} own={shown.recall.noticeId === noticeId} texts={texts} />
        </Plate>
      )}
    </div>
    {shown?.kind === 'verdict' && shown.verdict.word !== 'not_recalled' && (
      <div className="flex flex-wrap gap-2">
        {shown.verdict.why === 'lot_not_read' && (
          <Button variant="primary" size="lg" className="flex-1" onClick={typeLot}>
            {texts.typeLot}
          </Button>
        )}
        <Button size="lg" className="flex-1" onClick={() => recount(shown.counted ? -1 : 1)}>
          {shown.counted ? texts.undo : texts.countIt}
        </Button>
      </div>
    )}
  </div>
)

type PlateProps = { ground: string; glyph: Glyph; word: string; children: ReactNode }

const Plate = ({ ground, glyph, word, children }: PlateProps) => (
  <div className={`flex flex-col gap-1 rounded-lg p-4 ${ground}`}>
    <p className="flex items-center gap-2 text-xl font-semibold">
      <Icon glyph={glyph} size="xl" />
      {word}
    </p>
    {children}
  </div>
)

const Why = ({ judged, own, texts }: { judged: Judged; own: boolean; texts: ScanTexts }) => {
  const { verdict, line, gtin, lot, expiresOn, recall } = judged
  const facts = [
    line?.productName ?? formatGtin(gtin),
    lot && `${texts.lot} ${lot}`,
    expiresOn && `${texts.date} ${expiresOn}`,
    !own && recall.number,
  ].filter(Boolean)
  return (
    <>
      <p className="text-base font-medium">{verdictWords(judged, own, texts).why}</p>
      <p className="text-sm wrap-anywhere">{facts.join(' · ')}</p>
      {verdict.word === 'check' && line && (
        <p className="text-sm wrap-anywhere">
          {texts.lots}: {lotsOf(line)}
          {line.hint && (
            <>
              <br />
              {texts.where}: {line.hint}
            </>
          )}
        </p>
      )}
    </>
  )
}
