import { getLocale, getTranslations } from 'next-intl/server'

import { TwoAnswers } from '#components/store/two-answers.tsx'
import { storeTime } from '#lib/domain/format/store-time.ts'
import type { NoticeTask } from '#lib/queries/notice/notice-task.ts'

/** Where two phones said otherwise: both, and which is proposed. */
export const Differing = async ({ task }: { task: NoticeTask }) => {
  const { differing, noticeId, version, answeredAt, store } = task
  if (!differing) return null
  const t = await getTranslations('outbox')
  const report = await getTranslations('report')
  const locale = await getLocale()
  const answers = differing.map(({ id, by, at, kind, lots, proposed }) => ({
    id,
    title: t('differBy', { name: by, time: storeTime(at, locale, store.timezone) }),
    proposed,
    lines:
      kind === 'removed'
        ? lots.map(({ lot, found, aside, sold }) => ({
            key: lot ?? '',
            text: t('differLot', {
              lot: lot ? report('lot', { lot }) : report('lotUnknown'),
              found,
              aside,
              sold: sold ?? '–',
            }),
          }))
        : [{ key: kind, text: t(kind === 'not_affected' ? 'earlierNotAffected' : 'earlierNeedsHelp') }],
  }))
  return (
    <TwoAnswers
      noticeId={noticeId}
      version={version}
      knew={answeredAt}
      answers={answers}
      texts={{
        title: t('differ'),
        text: t('differText'),
        proposed: t('differProposed'),
        use: t('differUse'),
      }}
    />
  )
}
