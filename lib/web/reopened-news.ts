import 'server-only'

import { getLocale, getTranslations } from 'next-intl/server'

import { storeTime } from '#lib/domain/format/store-time.ts'
import type { NoticeTask } from '#lib/queries/notice/notice-task.ts'

type Reopened = { title: string; moved: { key: string; text: string }[]; text: string; sold: boolean }

/** Why a store that had answered is asked again, in the words of its reader: what moved, or that the recall was widened. */
export const reopenedNews = async ({ reopened, store }: NoticeTask): Promise<Reopened | null> => {
  if (!reopened) return null
  const t = await getTranslations('stock')
  const locale = await getLocale()
  const moved = reopened.moved.map(({ kind, gtin, lot, quantity: n, at }) => ({
    key: `${kind} ${gtin} ${lot ?? ''}`,
    text: t(`moved_${kind}`, {
      n,
      lot: lot ? t('lot', { lot }) : t('lotUnknown'),
      time: storeTime(at, locale, store.timezone),
    }),
  }))
  const sold = reopened.because === 'sale'
  const text = reopened.because === 'scope_extended' ? t('widened') : sold ? t('stopSale') : t('lookAgain')
  return { title: t('again'), moved, text, sold }
}
