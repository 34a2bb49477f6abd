import 'server-only'

import { getLocale, getTranslations } from 'next-intl/server'

import type { NoticeTask } from '#lib/queries/notice/notice-task.ts'

import { storeTime } from '#lib/domain/format/store-time.ts'

type News = { tone: 'info' | 'neutral' | 'verified' | 'waiting'; title: string; text: string }

/** How far this store's job is, in the words of its reader: what was said last, and what that means for the packs. */
export const taskNews = async (task: NoticeTask): Promise<News | null> => {
  const t = await getTranslations('store')
  if (task.stoodDownAt) return { tone: 'neutral', title: t('stoodDown'), text: t('stoodDownText') }
  const locale = await getLocale()
  const timeOf = (at: string) => storeTime(at, locale, task.store.timezone)
  switch (task.state) {
    case 'open':
    case 'seen':
      return task.waits ? null : { tone: 'neutral', title: t('ended'), text: t('endedText') }
    case 'acknowledged': {
      if (!task.reports) return { tone: 'neutral', title: t('ended'), text: t('endedText') }
      const by = { name: task.acknowledgedBy ?? '', time: timeOf(task.acknowledgedAt ?? task.dueAt) }
      return { tone: 'info', title: t('acknowledgedBy', by), text: t('notRemoved') }
    }
    case 'reported': {
      const title = t('reported', { time: timeOf(task.reportedAt ?? task.dueAt) })
      return task.leftOnSale > 0
        ? { tone: 'waiting', title, text: t('leftOnSaleText', { count: task.leftOnSale }) }
        : { tone: 'info', title, text: t('reportedText') }
    }
    case 'verified':
      return { tone: 'verified', title: t('state_verified'), text: t('verifiedText') }
    case 'not_affected':
      return { tone: 'info', title: t('state_not_affected'), text: t('notAffectedText') }
    case 'needs_help':
      return { tone: 'waiting', title: t('state_needs_help'), text: t('needsHelpText') }
  }
}
