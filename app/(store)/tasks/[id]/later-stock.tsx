import { getLocale, getTranslations } from 'next-intl/server'

import { KeepFresh } from '#components/store/keep-fresh.tsx'
import { StockEntries } from '#components/store/stock/stock-entries.tsx'
import { TakeBack } from '#components/store/stock/take-back.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { storeTime } from '#lib/domain/format/store-time.ts'
import type { NoticeTask } from '#lib/queries/notice/notice-task.ts'
import { stockToEnter } from '#lib/web/stock-to-enter.ts'

type Props = { task: NoticeTask; shipped: Parameters<typeof stockToEnter>[1] }

const OPENS_SOON_MS = 2_000

/** What came after the answer: entered with two presses, and listed with what was a mistake. */
export const LaterStock = async ({ task, shipped }: Props) => {
  const { noticeId, version, entersStock, entries } = task
  if (!entersStock && entries.length === 0) return null
  const t = await getTranslations('stock')
  return (
    <section aria-labelledby="later-stock" className="flex flex-col gap-3">
      {task.opensSoon && <KeepFresh every={OPENS_SOON_MS} />}
      <h2 id="later-stock" className="text-lg">
        {t('title')}
      </h2>
      {entersStock && (
        <StockEntries noticeId={noticeId} version={version} {...await stockToEnter(task, shipped)} />
      )}
      <Entries task={task} />
    </section>
  )
}

const Entries = async ({ task: { noticeId, version, entries, store } }: { task: NoticeTask }) => {
  const t = await getTranslations('stock')
  const locale = await getLocale()
  if (entries.length === 0) return null
  return (
    <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface px-4">
      {entries.map(({ id, kind, lot, quantity, at, by, takenBack }) => {
        const what = t(`entered_${kind}`, { n: quantity, lot: lot ? t('lot', { lot }) : t('lotUnknown') })
        return (
          <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-3">
            <p className="min-w-52 flex-1 text-base text-strong">
              {what}
              <span className="block text-sm text-muted">
                {by}, {storeTime(at, locale, store.timezone)}
              </span>
            </p>
            {takenBack ? (
              <Badge glyph={null}>{t('takenBack')}</Badge>
            ) : (
              <TakeBack
                noticeId={noticeId}
                version={version}
                entryId={id}
                label={t('takeBack')}
                named={`${t('takeBack')}: ${what}`}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}
