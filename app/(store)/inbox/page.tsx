import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'

import { InboxCard } from '#components/store/inbox-card.tsx'
import { KeepFresh } from '#components/store/keep-fresh.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { circleCheck } from '#components/ui/glyphs.ts'
import { Section } from '#components/ui/section.tsx'
import { storeInbox, type InboxItem } from '#lib/queries/notice/store-inbox.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { read } from '#lib/web/read.ts'
import { taskLines } from '#lib/web/task-lines.ts'
import { storeTime } from '#lib/domain/format/store-time.ts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('store'))('inbox'),
})

const InboxPage = async () => {
  const { actor } = await signedIn('/inbox')
  const { store, waiting, done } = await read(storeInbox, actor, {})
  const t = await getTranslations('store')
  const outbox = await getTranslations('outbox')
  const locale = await getLocale()
  const card = async (item: InboxItem, isDone: boolean) => {
    const [pack] = await taskLines(item.first ? [item.first] : [], (picture) => `/files/${picture}`)
    const time = storeTime(item.dueAt, locale, store.timezone)
    const badges = [
      ...(item.kind === 'drill' ? [{ text: t('drill'), tone: 'drill' as const }] : []),
      ...(item.priority === 'high' && !isDone ? [{ text: t('urgent'), tone: 'hazard' as const }] : []),
    ]
    const due = item.toReport
      ? t(`state_${item.state}`)
      : item.overdue
        ? `${t('overdue')} · ${t('wasDue', { time })}`
        : t('dueBy', { time })
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
      <li key={item.noticeId}>
        <InboxCard
          noticeId={item.noticeId}
          href={`/tasks/${item.noticeId}`}
          number={item.number}
          title={item.title}
          overdue={item.overdue}
          done={isDone}
          tone={item.state === 'verified' && !item.ended ? 'verified' : 'info'}
          badges={badges}
          pack={pack ?? null}
          texts={texts}
        />
      </li>
    )
  }
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
        waiting.filter(({ overdue }) => overdue),
      )}
      {await group(
        t('waiting'),
        waiting.filter(({ overdue }) => !overdue),
      )}
      {await group(t('inHand'), inHand)}
      {await group(
        t('done'),
        done.filter(({ toReport }) => !toReport),
        true,
      )}
    </>
  )
}

export default InboxPage
