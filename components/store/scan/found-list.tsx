'use client'

import { minus } from '#components/ui/glyphs.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { formatGtin } from '#lib/domain/format/gtin.ts'
import type { ScannedRecall } from '#lib/domain/scan/scanned-recall.ts'

import { fillText } from '../fill-text.ts'
import type { Found } from './found.ts'
import type { ScanTexts } from './scan-texts.ts'

type Props = {
  recalls: readonly ScannedRecall[]
  found: ReadonlyMap<string, Found[]>
  onCount: (noticeId: string, pack: Pick<Found, 'gtin' | 'lot'>, by: number) => void
  texts: ScanTexts
}

/** What was counted, lot by lot; one can be taken off again at any time. */
export const FoundList = ({ recalls, found, onCount, texts }: Props) => {
  const rows = recalls.flatMap((recall) =>
    (found.get(recall.noticeId) ?? []).map((one) => ({ ...one, recall })),
  )
  if (rows.length === 0) return <p className="text-base">{texts.foundNothing}</p>
  return (
    <>
      <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface px-4">
        {rows.map(({ recall, gtin, lot, count: n }) => (
          <li key={`${recall.noticeId} ${gtin} ${lot}`} className="flex items-center gap-3 py-3">
            <span className="flex min-w-0 flex-1 flex-col">
              <span className="text-base text-strong">
                {recall.scope.find((line) => line.gtin === gtin)?.productName ?? formatGtin(gtin)}
              </span>
              <span className="text-sm wrap-anywhere text-muted">
                {lot === null ? texts.noLot : `${texts.lot} ${lot}`}
                {recall !== recalls[0] && ` · ${recall.number}`}
              </span>
            </span>
            <span className="text-xl font-semibold text-strong">{n}</span>
            <IconButton
              glyph={minus}
              variant="secondary"
              label={fillText(texts.takeOff, { lot: lot ?? texts.noLot })}
              onClick={() => onCount(recall.noticeId, { gtin, lot }, -1)}
            />
          </li>
        ))}
      </ul>
      <p className="text-sm text-muted">{texts.foundText}</p>
    </>
  )
}
