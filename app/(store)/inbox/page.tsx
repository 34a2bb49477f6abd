import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'

import { InboxCard } from '#components/store/inbox-card.tsx'
import { KeepFresh } from '#components/store/keep-fresh.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { circleCheck } from '#components/ui/glyphs.ts'
import { TextLink } from '#components/ui/text-link.tsx'
import { Section } from '#components/ui/section.tsx'
import { storeInbox, type InboxItem } from '#lib/queries/notice/store-inbox.ts'
import { cardTexts } from '#lib/web/card-texts.ts'
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
  const open = [...waiting, ...inHand]
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
      {open.length === 0 && (
        <EmptyState title={t('nothing')} glyph={circleCheck}>
          {t('nothingText')}
        </EmptyState>
      )}
      {await group(t('urgent'), open.filter(isUrgent).toSorted(overdueFirst))}
      {await group(
        t('overdueGroup'),
        open.filter((item) => item.overdue && !isUrgent(item)),
      )}
      {await group(
        t('waiting'),
        waiting.filter((item) => !item.overdue && !isUrgent(item)),
      )}
      {await group(
        t('inHand'),
        inHand.filter((item) => !item.overdue && !isUrgent(item)),
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

// Whatever else is late: what may hurt somebody comes first. A drill hurts nobody.
const isUrgent = ({ kind, priority }: InboxItem): boolean => kind !== 'drill' && priority === 'high'

const overdueFirst = (a: InboxItem, b: InboxItem): number => Number(b.overdue) - Number(a.overdue)

const Task = async ({ item, isDone, timezone }: { item: InboxItem; isDone: boolean; timezone: string }) => {
  const t = await getTranslations('store')
  const [pack] = await taskLines(item.first ? [item.first] : [], (picture) => `/files/${picture}`)
  const badges = [
    ...(item.kind === 'drill' ? [{ text: t('drill'), tone: 'drill' as const }] : []),
    ...(isUrgent(item) && !isDone ? [{ text: t('urgent'), tone: 'hazard' as const }] : []),
  ]
  const texts = {
    due: await dueOf(item, timezone),
    state: t(`state_${item.ended ?? item.state}`),
    ...(await cardTexts()),
    more: item.more > 0 ? t('moreProducts', { count: item.more }) : null,
  }
  return (
    <InboxCard
      noticeId={item.noticeId}
      href={`/tasks/${item.noticeId}`}
      number={item.number}
      title={item.title}
      language={item.language}
      overdue={item.overdue || item.leftOnSale > 0}
      done={isDone}
      tone={item.state === 'verified' && !item.ended ? 'verified' : 'info'}
      badges={badges}
      pack={pack ?? null}
      texts={texts}
    />
  )
}

/** What is wanted next, and by when; of a report that leaves packs on sale, that. */
const dueOf = async ({ clock, dueAt, overdue, leftOnSale, state }: InboxItem, timezone: string) => {
  const t = await getTranslations('store')
  if (leftOnSale > 0) return t('leftOnSaleDue', { count: leftOnSale })
  if (!clock) return t(`state_${state}`)
  const words = await dueTexts({ clock, dueAt }, timezone)
  return overdue ? words.overdue : words.due
}
