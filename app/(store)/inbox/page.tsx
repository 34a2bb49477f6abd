import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'

import { InboxCard } from '#components/store/inbox-card.tsx'
import { KeepFresh } from '#components/store/keep-fresh.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { circleCheck } from '#components/ui/glyphs.ts'
import { TextLink } from '#components/ui/text-link.tsx'
import { Section } from '#components/ui/section.tsx'
import { storeInbox, type InboxItem } from '#lib/queries/notice/store-inbox.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { dueTexts } from '#lib/web/due-texts.ts'
import { pageId } from '#lib/web/page-id.ts'
import { read } from '#lib/web/read.ts'
import { taskLines } from '#lib/web/task-lines.ts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('store'))('inbox'),
})

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const InboxPage = async ({ searchParams }: Props) => {
  const { actor } = await signedIn('/inbox')
  const before = (await searchParams)['closedBefore']
  const closedBefore = typeof before === 'string' ? pageId(before) : undefined
  const inbox = await read(storeInbox, actor, { language: await getLocale(), closedBefore })
  const { store, waiting, done, closed, olderThan } = inbox
  const t = await getTranslations('store')
  const card = async (item: InboxItem, isDone: boolean) => (
    <li key={item.noticeId}>
      <Task item={item} isDone={isDone} timezone={store.timezone} />
    </li>
  )
  const inHand = done.filter(({ toReport }) => toReport)
  const group = async (title: string, items: InboxItem[], isDone = false) =>
    items.length > 0 && (
      <Section title={title}>
        <ul className="flex flex-col gap-3">{await Promise.all(items.map((item) => card(item, isDone)))}</ul>
      </Section>
    )
  return (
    <>
      <KeepFresh />
      <h1 className="text-xl">{t('title')}</h1>
      {waiting.length === 0 && inHand.length === 0 && (
        <EmptyState title={t('nothing')} glyph={circleCheck}>
          {t('nothingText')}
        </EmptyState>
      )}
      {await group(
        t('overdueGroup'),
        [...waiting, ...inHand].filter(({ overdue }) => overdue),
      )}
      {await group(
        t('waiting'),
        waiting.filter(({ overdue }) => !overdue),
      )}
      {await group(
        t('inHand'),
        inHand.filter(({ overdue }) => !overdue),
      )}
      {await group(
        t('done'),
        done.filter(({ toReport }) => !toReport),
        true,
      )}
      {await group(t('closedGroup'), closed, true)}
      {olderThan && (
        <TextLink href={`/inbox?closedBefore=${olderThan}`} alone className="self-start">
          {t('olderClosed')}
        </TextLink>
      )}
    </>
  )
}

export default InboxPage

const Task = async ({ item, isDone, timezone }: { item: InboxItem; isDone: boolean; timezone: string }) => {
  const t = await getTranslations('store')
  const outbox = await getTranslations('outbox')
  const [pack] = await taskLines(item.first ? [item.first] : [], (picture) => `/files/${picture}`)
  const badges = [
    ...(item.kind === 'drill' ? [{ text: t('drill'), tone: 'drill' as const }] : []),
    ...(item.priority === 'high' && !isDone ? [{ text: t('urgent'), tone: 'hazard' as const }] : []),
  ]
  const words = item.clock && (await dueTexts({ clock: item.clock, dueAt: item.dueAt }, timezone))
  const due = words ? (item.overdue ? words.overdue : words.due) : t(`state_${item.state}`)
  const texts = {
    due,
    state: t(`state_${item.ended ?? item.state}`),
    savedAcknowledged: outbox('savedAcknowledged'),
    savedReported: outbox('savedReported'),
    parked: outbox('parked'),
    kept: outbox('keptOffline'),
    notKept: outbox('notKeptOffline'),
    more: item.more > 0 ? t('moreProducts', { count: item.more }) : null,
  }
  return (
    <InboxCard
      noticeId={item.noticeId}
      href={`/tasks/${item.noticeId}`}
      number={item.number}
      title={item.title}
      language={item.language}
      overdue={item.overdue}
      done={isDone}
      tone={item.state === 'verified' && !item.ended ? 'verified' : 'info'}
      badges={badges}
      pack={pack ?? null}
      texts={texts}
    />
  )
}
