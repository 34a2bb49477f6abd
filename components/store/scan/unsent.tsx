'use client'

import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { Status } from '#components/ui/status.tsx'

import { fillText } from '../fill-text.ts'
import type { ScanTexts } from './scan-texts.ts'

type Props = {
  waiting: number
  refused: string | null
  leftOut: number
  again: () => void
  texts: ScanTexts
}

/** What of the evidence is still on this phone. */
export const Unsent = ({ waiting, refused, leftOut, again, texts }: Props) => (
  <div aria-live="polite" className="flex flex-col gap-2">
    {leftOut > 0 && (
      <Status tone="waiting" wrap>
        {fillText(texts.leftOut, { count: leftOut })}
      </Status>
    )}
    {refused !== null ? (
      <Banner tone="danger" title={texts.refused} action={<Button onClick={again}>{texts.again}</Button>}>
        {refused}
      </Banner>
    ) : (
      <Status tone={waiting > 0 ? 'waiting' : 'neutral'} wrap>
        {waiting > 0 ? fillText(texts.waiting, { count: waiting }) : texts.allSent}
      </Status>
    )}
  </div>
)
