import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'

import { ThumbBar } from '#components/shell/thumb-bar.tsx'
import { AcknowledgeForm } from '#components/store/acknowledge-form.tsx'
import { CardState, KeptMark } from '#components/store/card-state.tsx'
import { OtherAnswers } from '#components/store/other-answers.tsx'
import { AnswerSteps } from '#components/store/outbox/answer-steps.tsx'
import { EarlierAnswer } from '#components/store/outbox/earlier-answer.tsx'
import { MarkSeen } from '#components/store/mark-seen.tsx'
import { PushSpot } from '#components/store/push/push-spot.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { DrillBar } from '#components/ui/drill-bar.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { noticeTask, type NoticeTask } from '#lib/queries/notice/notice-task.ts'
import { shippedHere } from '#lib/queries/notice/shipped-here.ts'
import { cardTexts } from '#lib/web/card-texts.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { pageId } from '#lib/web/page-id.ts'
import { dueTexts } from '#lib/web/due-texts.ts'
import { read } from '#lib/web/read.ts'
import { otherAnswerTexts } from '#lib/web/other-answer-texts.ts'
import { pushTexts } from '#lib/web/push-texts.ts'
import { taskNews } from '#lib/web/task-news.ts'

import { DueLine } from '#components/store/due-line.tsx'
import { TaskPacks } from '../../../task-packs.tsx'
import { acknowledgePlainly, markSeen } from '../../actions.ts'
import { Differing } from './differing.tsx'
import { LaterStock } from './later-stock.tsx'
import { OpenAgain } from './open-again.tsx'
import { ScanLink } from './scan-link.tsx'
import { ToPrint } from './to-print.tsx'
import { Undo } from './undo.tsx'
import { lostTexts } from '#lib/web/lost-texts.ts'

type Props = { params: Promise<{ id: string }> }

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const noticeId = pageId((await params).id)
  const { actor } = await signedIn(`/tasks/${noticeId}`)
  const { recall } = await read(noticeTask, actor, { noticeId, language: await getLocale() })
  return { title: recall.title }
}

const TaskPage = async ({ params }: Props) => {
  const noticeId = pageId((await params).id)
  const { actor } = await signedIn(`/tasks/${noticeId}`)
  const locale = await getLocale()
  const task = await read(noticeTask, actor, { noticeId, language: locale })
  const { recall, store, waits } = task
  const t = await getTranslations('store')
  const outbox = await getTranslations('outbox')
  const phone = await cardTexts()
  const { clock } = task
  const news = await taskNews(task)
  return (
    <>
      {task.state === 'open' && task.waits && <MarkSeen noticeId={noticeId} action={markSeen} />}
      <TextLink href="/inbox" alone className="self-start">
        {t('back')}
      </TextLink>
      {recall.kind === 'drill' && <DrillBar word={t('drill').toUpperCase()}>{t('drillText')}</DrillBar>}
      <header className="flex flex-col gap-2">
        <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
          {recall.priority === 'high' && !task.stoodDownAt && <Badge tone="hazard">{t('urgent')}</Badge>}
          {recall.kind === 'drill' ? t('drill') : t(recall.kind)} {recall.number}
        </p>
        <h1 lang={recall.language} className="text-xl">
          {recall.title}
        </h1>
        {clock && (
          <>
            <CardState noticeId={noticeId} texts={phone}>
              <DueLine
                dueAt={task.dueAt}
                now={task.asOf}
                locale={locale}
                texts={await dueTexts({ clock, dueAt: task.dueAt }, store.timezone)}
              />
            </CardState>
            <KeptMark href={`/tasks/${noticeId}`} texts={phone} />
          </>
        )}
      </header>
      <OpenAgain task={task} />
      {news && (
        <Banner tone={news.tone} live="polite" title={news.title}>
          {news.text}
        </Banner>
      )}
      <Differing task={task} />
      <Undo task={task} />
      <AnswerSteps
        noticeId={noticeId}
        answeredAt={task.answeredAt}
        since={task.reopened?.since ?? null}
        texts={{
          label: outbox('label'),
          saved: outbox('saved'),
          sent: outbox('sent'),
          confirmed: outbox('confirmed'),
          notYet: outbox('notYet'),
        }}
      />
      <EarlierAnswer
        noticeId={noticeId}
        locale={locale}
        timezone={store.timezone}
        texts={await earlierTexts()}
      />
      {!waits && <PushSpot where="offer" texts={await pushTexts()} />}
      <TaskPacks task={task} pictureHref={(picture) => `/files/${picture}`} />
      <ScanLink noticeId={noticeId} />
      <LaterStock task={task} shipped={await read(shippedHere, actor, { noticeId })} />
      {!task.stoodDownAt && <ToPrint noticeId={noticeId} />}
      <Answering task={task} />
    </>
  )
}

export default TaskPage

const earlierTexts = async () => {
  const t = await getTranslations('outbox')
  return {
    title: t('earlier'),
    text: t('earlierText'),
    removed: t('earlierRemoved'),
    not_affected: t('earlierNotAffected'),
    needs_help: t('earlierNeedsHelp'),
  }
}

/** What can be answered now; the next step under the thumb. */
const Answering = async ({ task }: { task: NoticeTask }) => {
  const { noticeId, version, answeredAt, waits, reports } = task
  const t = await getTranslations('store')
  const report = await getTranslations('report')
  return (
    <>
      {reports && (
        <OtherAnswers noticeId={noticeId} version={version} knew={answeredAt} {...await otherAnswerTexts()} />
      )}
      {(waits || reports) && (
        <ThumbBar>
          {waits && (
            <AcknowledgeForm
              noticeId={noticeId}
              version={version}
              answeredAt={answeredAt}
              action={acknowledgePlainly}
              texts={{
                acknowledge: t('acknowledge'),
                ...(await lostTexts()),
              }}
            />
          )}
          {reports && (
            <LinkButton
              href={`/tasks/${noticeId}/report`}
              size="lg"
              block
              variant={task.state === 'acknowledged' ? 'primary' : 'secondary'}
            >
              {report('start')}
            </LinkButton>
          )}
        </ThumbBar>
      )}
    </>
  )
}
