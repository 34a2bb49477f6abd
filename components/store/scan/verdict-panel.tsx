'use client'

import type { ReactNode } from 'react'

import { Button } from '#components/ui/button.tsx'
import { circleCheck, octagonX, warning, type Glyph } from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'
import { formatGtin } from '#lib/domain/format/gtin.ts'
import type { VerdictWord } from '#lib/domain/scan/judge-scan.ts'
import type { Plate as Standing } from '#lib/domain/scan/plate.ts'
import type { Typed } from '#lib/domain/scan/read-pack.ts'

import { fillText } from '../fill-text.ts'
import { CalledBackLink } from './called-back.tsx'
import { CaseForm } from './case-form.tsx'
import type { Judged } from './judged.ts'
import { lotsOf } from './lots-of.ts'
import type { ScanTexts } from './scan-texts.ts'
import type { Shown } from './use-scans.ts'
import { verdictWords } from './verdict-words.tsx'
import { Where } from './where.tsx'

type Props = {
  shown: Standing<Shown> | null
  /** The notice that the page is about. */
  noticeId: string
  /** Of when and of how many recalls what is said is. */
  heldAgainst: string
  recount: (to: number) => void
  typeLot: () => void
  askAgain: (code: string, typed: Typed) => void
  /** Packs that were let go are to be looked at again. */
  isCalledBack: boolean
  texts: ScanTexts
}

// Ink, the order to remove it; amber, waiting for somebody to look; green, judged and free. Each with a shape of its own.
const LOOKS: Record<VerdictWord, { ground: string; glyph: Glyph }> = {
  remove: { ground: 'bg-hazard text-on-hazard', glyph: octagonX },
  check: { ground: 'bg-waiting text-surface', glyph: warning },
  not_recalled: { ground: 'bg-verified text-surface', glyph: circleCheck },
}

/**
 * The answer to one pack, to be read at arm's length; heard at once by who cannot see it. The last child of its page, always in sight above the bottom bar,
 * on a small screen and with large text, too. What has left the picture is told below, and no longer here.
 */
export const VerdictPanel = ({ shown, noticeId, heldAgainst, isCalledBack, texts, ...actions }: Props) => {
  const what = shown && !shown.faded ? shown.what : null
  const judged = shown?.what.kind === 'verdict' ? shown.what : null
  return (
    <div
      data-print="no"
      className="sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-10 -mx-4 mt-auto flex max-h-[calc(100dvh-5.5rem)] flex-col gap-2 border-t border-line bg-canvas px-4 py-2"
    >
      {isCalledBack && <CalledBackLink texts={texts} />}
      <div aria-live="assertive" aria-atomic className="min-h-0 overflow-y-auto">
        {what === null ? (
          <p className="rounded-lg border border-line bg-surface p-3 text-base text-strong">{texts.idle}</p>
        ) : what.kind === 'fault' ? (
          <Plate key={what.turn} {...LOOKS.check} word={texts.word_check}>
            <p className="text-base">{texts[what.fault]}</p>
          </Plate>
        ) : (
          <Plate
            key={what.turn}
            {...LOOKS[what.verdict.word]}
            word={verdictWords(what, what.recall.noticeId === noticeId, texts).word}
          >
            <Why
              judged={what}
              own={what.recall.noticeId === noticeId}
              heldAgainst={heldAgainst}
              texts={texts}
            />
          </Plate>
        )}
      </div>
      {judged?.line && judged.verdict.word !== 'not_recalled' && (
        <Actions judged={judged} texts={texts} {...actions} />
      )}
    </div>
  )
}

type ActionsProps = Pick<Props, 'recount' | 'typeLot' | 'askAgain' | 'texts'> & {
  judged: Extract<Shown, { kind: 'verdict' }>
}

const Actions = ({ judged, recount, typeLot, askAgain, texts }: ActionsProps) => {
  const { verdict, asked, counted, packs } = judged
  const nearest = verdict.word === 'check' ? verdict.nearestLots : []
  return (
    <div className="flex shrink-0 flex-col gap-2">
      {nearest.length > 0 && (
        <div role="group" aria-label={texts.nearest} className="flex gap-2 overflow-x-auto">
          {nearest.map((lot) => (
            <Button key={lot} onClick={() => askAgain(asked.code, { ...asked.typed, lot })}>
              {lot}
            </Button>
          ))}
        </div>
      )}
      {packs === null && counted === 0 ? (
        <CaseForm key={judged.turn} gtin={judged.gtin} count={recount} texts={texts} />
      ) : (
        <div className="flex flex-wrap gap-2">
          {verdict.why === 'lot_not_read' && (
            <Button variant="primary" className="flex-1" onClick={typeLot}>
              {texts.typeLot}
            </Button>
          )}
          <Button className="flex-1" onClick={() => recount(counted > 0 ? 0 : (packs ?? 1))}>
            {counted > 0 ? texts.undo : texts.countIt}
          </Button>
        </div>
      )}
    </div>
  )
}

type PlateProps = { ground: string; glyph: Glyph; word: string; children: ReactNode }

const Plate = ({ ground, glyph, word, children }: PlateProps) => (
  <div className={`flex flex-col gap-1 rounded-lg p-3 ${ground}`}>
    <p className="flex items-center gap-2 text-xl font-semibold">
      <Icon glyph={glyph} size="xl" />
      {word}
    </p>
    {children}
  </div>
)

type WhyProps = { judged: Judged; own: boolean; heldAgainst: string; texts: ScanTexts }

const Why = ({ judged, own, heldAgainst, texts }: WhyProps) => {
  const { verdict, line, gtin, lot, expiresOn, recall, packs } = judged
  const facts = [
    line?.productName ?? formatGtin(gtin),
    lot && `${texts.lot} ${lot}`,
    expiresOn && `${texts.date} ${expiresOn}`,
    verdict.word === 'remove' && packs !== null && packs > 1 && fillText(texts.caseOf, { count: packs }),
    !own && recall.number,
  ].filter(Boolean)
  return (
    <>
      <p className="text-base font-medium">{verdictWords(judged, own, texts).why}</p>
      <p className="text-sm wrap-anywhere">{facts.join(' · ')}</p>
      {verdict.word === 'not_recalled' && <p className="text-sm">{heldAgainst}</p>}
      {verdict.word === 'check' && line && (
        <p className="text-sm wrap-anywhere">
          {texts.lots}: {lotsOf(line)}
          {line.hint && (
            <>
              <br />
              <Where hint={line.hint} texts={texts} />
            </>
          )}
        </p>
      )}
    </>
  )
}
