import 'server-only'

import { getLocale, getTranslations } from 'next-intl/server'

import { storeTime } from '#lib/domain/format/store-time.ts'
import type { NoticeClock } from '#lib/domain/notice/clocks.ts'

type Due = { clock: NoticeClock; dueAt: string }

/** What a store reads about the clock that runs, in its own time. */
export const dueTexts = async ({ clock, dueAt }: Due, timezone: string) => {
  const t = await getTranslations('store')
  const locale = await getLocale()
  const time = storeTime(dueAt, locale, timezone)
  return {
    due: t(clock === 'report' ? 'reportBy' : 'dueBy', { time }),
    overdue: `${t(clock === 'report' ? 'reportOverdue' : 'overdue')} · ${t('wasDue', { time })}`,
    // Filled in on the phone, minute by minute.
    left: t('timeLeft', { span: '{span}' }),
    late: t('timeLate', { span: '{span}' }),
  }
}
