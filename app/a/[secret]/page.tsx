import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'

import { ActionForm } from '#components/forms/action-form.tsx'
import { FormField } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { PublicShell } from '#components/shell/public-shell.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { DrillBar } from '#components/ui/drill-bar.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { circleHelp } from '#components/ui/glyphs.ts'
import { LinkButton } from '#components/ui/link-button.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { noticeTask, type NoticeTask } from '#lib/queries/notice/notice-task.ts'
import { openLink } from '#lib/use-cases/identity/open-link.ts'
import { currentActor } from '#lib/web/current-actor.ts'
import { webProcess } from '#lib/web/process.ts'
import { dueTexts } from '#lib/web/due-texts.ts'
import { read } from '#lib/web/read.ts'
import { taskNews } from '#lib/web/task-news.ts'

import { DueLine } from '#components/store/due-line.tsx'
import { TaskPacks } from '../../task-packs.tsx'
import { acknowledgeHere } from './actions.ts'
import { PinAnswer, UrgentAnswer } from './urgent-answer.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('store'))('recall'),
})

/** What a link in a message opens. Reading changes nothing: scanners read too. */
const LinkPage = async ({ params }: { params: Promise<{ secret: string }> }) => {
  const { secret } = await params
  const t = await getTranslations('store')
  const link = await openLink(webProcess().ports)(secret)
  if (!link.ok) {
    return (
      <PublicShell>
        <h1 className="sr-only">{t('linkGone')}</h1>
        <EmptyState
          title={t('linkGone')}
          glyph={circleHelp}
          action={<LinkButton href="/inbox">{t('inbox')}</LinkButton>}
        >
          {t('linkGoneText')}
        </EmptyState>
      </PublicShell>
    )
  }
  // Whoever is signed in there has the task itself.
  const signed = await currentActor()
  if (signed?.actor.storeId === link.value.storeId) redirect(`/tasks/${link.value.noticeId}`)
  const locale = await getLocale()
  const task = await read(noticeTask, link.value, { noticeId: link.value.noticeId, language: locale })
  const { recall, store } = task
  const { clock } = task
  const drill =
    recall.kind === 'drill' ? (
      <DrillBar word={t('drill').toUpperCase()}>{t('drillText')}</DrillBar>
    ) : undefined
  return (
    <PublicShell notice={drill} foot={t('sender')}>
      <header className="flex flex-col gap-2">
        <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
          {recall.priority === 'high' && !task.stoodDownAt && <Badge tone="hazard">{t('urgent')}</Badge>}
          {t('linkTitle', { number: store.number })} · {store.name}
        </p>
        <h1 lang={recall.language} className="text-xl">
          {recall.title}
        </h1>
        {clock && (
          <DueLine
            dueAt={task.dueAt}
            now={task.asOf}
            locale={locale}
            texts={await dueTexts({ clock, dueAt: task.dueAt }, store.timezone)}
          />
        )}
      </header>
      <Answer task={task} secret={secret} />
      <TaskPacks task={task} pictureHref={(picture) => `/a/${secret}/pictures/${picture}`} />
      {task.waits && recall.priority === 'high' && <PinAnswer version={task.version} secret={secret} />}
      {task.waits && (
        <TextLink href={`/a/${secret}/sheet`} alone className="self-start">
          {t('printSheet')}
        </TextLink>
      )}
    </PublicShell>
  )
}

export default LinkPage

const Answer = async ({ task, secret }: { task: NoticeTask; secret: string }) => {
  const t = await getTranslations('store')
  const form = await getTranslations('form')
  const news = await taskNews(task)
  if (news) {
    return (
      <Banner tone={news.tone} live="polite" title={news.title}>
        {news.text}
      </Banner>
    )
  }
  if (task.recall.priority === 'high') return <UrgentAnswer noticeId={task.noticeId} />
  return (
    <ActionForm action={acknowledgeHere} texts={{ unanswered: form('unanswered'), check: form('check') }}>
      <input type="hidden" name="secret" value={secret} />
      <input type="hidden" name="version" value={task.version} />
      <SendButton size="lg" block>
        {t('acknowledge')}
      </SendButton>
      <p className="text-sm text-muted">{t('acknowledgeHint')}</p>
      <FormField name="by" label={t('yourName')} note={t('optional')} autoComplete="name" />
    </ActionForm>
  )
}
