import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'

import { ActionForm } from '#components/forms/action-form.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { ThumbBar } from '#components/shell/thumb-bar.tsx'
import { MarkSeen } from '#components/store/mark-seen.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { DrillBar } from '#components/ui/drill-bar.tsx'
import { Status } from '#components/ui/status.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { noticeTask } from '#lib/queries/notice/notice-task.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageId } from '#lib/web/page-id.ts'
import { read } from '#lib/web/read.ts'
import { storeTime } from '#lib/domain/format/store-time.ts'
import { taskNews } from '#lib/web/task-news.ts'

import { TaskPacks } from '../../../task-packs.tsx'
import { acknowledge, markSeen } from '../../actions.ts'
import { ScanLink } from './scan-link.tsx'

type Props = { params: Promise<{ id: string }> }

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const noticeId = pageId((await params).id)
  const { actor } = await signedIn(`/tasks/${noticeId}`)
  return { title: (await read(noticeTask, actor, { noticeId })).recall.title }
}

const TaskPage = async ({ params }: Props) => {
  const noticeId = pageId((await params).id)
  const { actor } = await signedIn(`/tasks/${noticeId}`)
  const task = await read(noticeTask, actor, { noticeId })
  const { recall, store, waits } = task
  const t = await getTranslations('store')
  const form = await getTranslations('form')
  const locale = await getLocale()
  const time = storeTime(task.dueAt, locale, store.timezone)
  const news = await taskNews(task)
  return (
    <>
      {task.state === 'open' && task.waits && <MarkSeen noticeId={noticeId} action={markSeen} />}
      <TextLink href="/inbox" className="self-start">
        {t('back')}
      </TextLink>
      {recall.kind === 'drill' && <DrillBar word={t('drill').toUpperCase()}>{t('drillText')}</DrillBar>}
      <header className="flex flex-col gap-2">
        <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
          {recall.priority === 'high' && !task.stoodDownAt && <Badge tone="hazard">{t('urgent')}</Badge>}
          {recall.kind === 'drill' ? t('drill') : t(recall.kind)} {recall.number}
        </p>
        <h1 className="text-xl">{recall.title}</h1>
        {waits && (
          <Status tone={task.overdue ? 'overdue' : 'waiting'} wrap>
            {task.overdue ? `${t('overdue')} · ${t('wasDue', { time })}` : t('dueBy', { time })}
          </Status>
        )}
      </header>
      {news && (
        <Banner tone={news.tone} live="polite" title={news.title}>
          {news.text}
        </Banner>
      )}
      <TaskPacks task={task} pictureHref={(picture) => `/files/${picture}`} />
      <ScanLink noticeId={noticeId} />
      {waits && (
        <ThumbBar>
          <ActionForm
            action={acknowledge}
            texts={{ unreachable: form('unreachable'), check: form('check') }}
            className="flex flex-col gap-2"
          >
            <input type="hidden" name="noticeId" value={noticeId} />
            <input type="hidden" name="version" value={task.version} />
            <SendButton size="lg" block>
              {t('acknowledge')}
            </SendButton>
          </ActionForm>
        </ThumbBar>
      )}
    </>
  )
}

export default TaskPage
