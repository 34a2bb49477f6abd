import { getLocale, getTranslations } from 'next-intl/server'

import { UndoReport } from '#components/store/report/undo-report.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { storeTime } from '#lib/domain/format/store-time.ts'
import type { NoticeTask } from '#lib/queries/notice/notice-task.ts'
import { webProcess } from '#lib/web/process.ts'
import { lostTexts } from '#lib/web/lost-texts.ts'

/** Undo of the last report while it lasts; afterwards, that it was undone. */
export const Undo = async ({ task }: { task: NoticeTask }) => {
  const { noticeId, version, takeBack, tookBack, store } = task
  const t = await getTranslations('report')
  const locale = await getLocale()
  const timeOf = (at: string) => storeTime(at, locale, store.timezone)
  const standsText = (stands: NonNullable<NoticeTask['tookBack']>['stands']): string => {
    if (!stands) return t('undoneText')
    const { by: name, at, isLater } = stands
    return isLater ? t('undoneLater', { name, time: timeOf(at) }) : t('undoneOther', { name })
  }
  return (
    <>
      {tookBack && (
        <Banner
          tone="waiting"
          live="polite"
          title={t('undone', { name: tookBack.by, time: timeOf(tookBack.at) })}
        >
          {standsText(tookBack.stands)}
        </Banner>
      )}
      {takeBack && (
        <UndoReport
          noticeId={noticeId}
          version={version}
          responseId={takeBack.responseId}
          until={takeBack.until}
          leftMs={Date.parse(takeBack.until) - webProcess().ports.clock.now().getTime()}
          texts={{
            undo: t('undo'),
            undoTitle: t('undoTitle'),
            undoText: t('undoText', {
              name: takeBack.by,
              at: timeOf(takeBack.at),
              time: timeOf(takeBack.until),
            }),
            undoWaits: t('undoWaits'),
            ...(await lostTexts()),
          }}
        />
      )}
    </>
  )
}
