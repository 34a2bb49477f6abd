import 'server-only'

import { getTranslations } from 'next-intl/server'

import { storeTime } from '#lib/domain/format/store-time.ts'
import type { PaperSheetView } from '#lib/domain/notice/paper-sheet.ts'

/** The words of a paper sheet in the language of the store, not of whoever prints it. */
export const sheetTexts = async ({ language, store }: PaperSheetView, now: Date) => {
  const t = await getTranslations({ locale: language, namespace: 'sheet' })
  return {
    title: t('title'),
    store: t('store'),
    version: t('version'),
    printed: t('printed', { time: storeTime(now.toISOString(), language, store.timezone) }),
    urgent: t('priority_high'),
    drill: t('drill'),
    which: t('which'),
    todo: t('todo'),
    allLots: t('allLots'),
    lots: t('lots'),
    expires: t('expires'),
    where: t('where'),
    moreLots: t('moreLots'),
    count: t('count'),
    product: t('product'),
    otherLot: t('otherLot'),
    none: t('none'),
    cannot: t('cannot'),
    name: t('name'),
    signature: t('signature'),
    when: t('when'),
    code: t('code'),
    codeText: t('codeText'),
    columns: [
      t('shipped'),
      t('onHand'),
      t('found'),
      t('quarantined'),
      t('destroyed'),
      t('sentBack'),
      t('sold'),
    ],
  }
}
