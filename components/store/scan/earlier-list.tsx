'use client'

import { formatGtin } from '#lib/domain/format/gtin.ts'

import { clockTime } from './clock-time.ts'
import type { ScanTexts } from './scan-texts.ts'
import type { Shown } from './use-scans.ts'
import { verdictWords } from './verdict-words.ts'

type Props = { earlier: readonly Shown[]; noticeId: string; texts: ScanTexts }

/** What was said of the last packs, and when: of none of them that it still holds. */
export const EarlierList = ({ earlier, noticeId, texts }: Props) => (
  <ul className="flex flex-col divide-y divide-line">
    {earlier.map((shown) => (
      <li key={shown.turn} className="flex flex-wrap gap-x-2 py-2 text-sm text-muted">
        <span>{clockTime(shown.at)}</span>
        <span className="text-strong">
          {shown.kind === 'fault'
            ? texts.word_check
            : verdictWords(shown, shown.recall.noticeId === noticeId, texts).word}
        </span>
        {shown.kind === 'verdict' && (
          <span className="wrap-anywhere">
            {shown.line?.productName ?? formatGtin(shown.gtin)}
            {shown.lot !== null && ` · ${texts.lot} ${shown.lot}`}
          </span>
        )}
      </li>
    ))}
  </ul>
)
