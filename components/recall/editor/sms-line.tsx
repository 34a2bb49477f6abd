'use client'

import { costOf } from '#lib/domain/delivery/channel-plan.ts'
import { smsParts } from '#lib/domain/delivery/sms-parts.ts'
import { formatMoney } from '#lib/domain/format/money.ts'
import type { Language } from '#lib/domain/identity/language.ts'
import { sampleSms } from '#lib/domain/recall/lint/message-length.ts'
import { counted } from '#lib/domain/format/counted.ts'

import { useEditor } from './editor-context.ts'

const HERD = 1000

/** How much of a text message the title takes, and what that costs, while one types it. */
export const SmsLine = ({ language }: { language: Language }) => {
  const { content } = useEditor()
  const title = language === 'en' ? content.title : content.translations?.[language]?.title
  if (!title?.trim()) return null
  const { parts, units, single, wide } = smsParts(sampleSms(content, language))
  return (
    <p className="text-xs text-muted tabular-nums">
      Text message: {units} of {single} characters,{' '}
      <span className={parts > 1 ? 'text-waiting' : undefined}>{counted(parts, 'part')}</span>. About{' '}
      {formatMoney(costOf('sms', parts * HERD))} for {counted(HERD, 'contact')}.
      {wide && ` “${wide}” needs Unicode encoding.`}
    </p>
  )
}
