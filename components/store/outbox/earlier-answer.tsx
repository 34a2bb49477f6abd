'use client'

import { Banner } from '#components/ui/banner.tsx'
import { storeTime } from '#lib/domain/format/store-time.ts'

import { fillText } from '../fill-text.ts'
import { useOutbox } from './outbox-context.ts'

type Props = {
  noticeId: string
  locale: string
  timezone: string
  texts: Record<'title' | 'text' | 'removed' | 'not_affected' | 'needs_help', string>
}

/** Two phones, one task: the second is told that a colleague was first, and what was said. */
export const EarlierAnswer = ({ noticeId, locale, timezone, texts }: Props) => {
  const { snapshot } = useOutbox()
  const earlier = snapshot?.sent.find((one) => one.noticeId === noticeId)?.earlier
  if (!earlier) return null
  const { by, at, kind, found, aside } = earlier
  const title = fillText(texts.title, { name: by, time: storeTime(at, locale, timezone) })
  return (
    <Banner tone="waiting" live="polite" title={title}>
      {fillText(texts[kind], { found, aside })} {texts.text}
    </Banner>
  )
}
