'use client'

import { formatGtin } from '#lib/domain/format/gtin.ts'

import { clockTime } from './clock-time.ts'
import type { ScanTexts } from './scan-texts.ts'
import type { Shown } from './use-scans.ts'
import { verdictWords } from './verdict-words.tsx'

type Props = { earlier: readonly Shown[]; noticeId: string; texts: ScanTexts }

/** What was said of the last packs, and when: of none of them that it still holds. */
export const EarlierList = ({ earlier, noticeId, texts }: Props) => (
  <ul className="flex flex-col divide-y divide-line">
    {earlier.map((shown) => (
      <li key={shown.turn} className="py-2 text-sm wrap-anywhere text-muted">
        {factsOf(shown, noticeId, texts).join(' · ')}
      </li>
    ))}
  </ul>
)

const factsOf = (shown: Shown, noticeId: string, texts: ScanTexts): string[] => {
  const time = clockTime(shown.at)
  if (shown.kind === 'fault') return [time, texts.word_check]
  const { line, gtin, lot, recall } = shown
  const { word } = verdictWords(shown, recall.noticeId === noticeId, texts)
  const product = line?.productName ?? formatGtin(gtin)
  return [time, word, product, ...(lot === null ? [] : [`${texts.lot} ${lot}`])]
}
