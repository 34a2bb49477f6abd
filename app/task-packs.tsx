import { getTranslations } from 'next-intl/server'

import { PackList, TaskFacts } from '#components/store/task-facts.tsx'
import type { NoticeTask } from '#lib/queries/notice/notice-task.ts'
import { taskLines } from '#lib/web/task-lines.ts'

type Props = { task: NoticeTask; pictureHref: (id: string) => string }

/** What is to be done with which packs; or, for a store that was stood down, which it may let go and which it may not. */
export const TaskPacks = async ({ task, pictureHref }: Props) => {
  const t = await getTranslations('store')
  const lines = await taskLines(task.scope, pictureHref)
  if (!task.stoodDownAt) {
    return (
      <TaskFacts
        recall={task.recall}
        stop={t('stop')}
        lines={lines}
        texts={{ hazard: t('hazard'), what: t('what'), where: t('where'), todo: t('todo') }}
      />
    )
  }
  const released = await taskLines(task.released, pictureHref)
  return (
    <>
      {released.length > 0 && (
        <PackList id="released" title={t('released')} lines={released} where={t('where')} />
      )}
      {lines.length > 0 && (
        <PackList
          id="still-meant"
          title={t('stillMeant')}
          text={t('stillMeantText')}
          lines={lines}
          where={t('where')}
        />
      )}
    </>
  )
}
