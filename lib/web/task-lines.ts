import 'server-only'

import { getTranslations } from 'next-intl/server'

import { formatGtin } from '#lib/domain/format/gtin.ts'
import type { NoticeTask } from '#lib/queries/notice/notice-task.ts'

/** The scope of a task in the words of its reader. */
export const taskLines = async ({ scope }: NoticeTask) => {
  const t = await getTranslations('store')
  return scope.map(
    (
      { gtin, productName, lots, lotFrom, lotTo, expiresFrom, expiresTo, complete, identificationHint },
      i,
    ) => {
      const range = lotFrom || lotTo ? [`${lotFrom ?? '…'} – ${lotTo ?? '…'}`] : []
      const named = [...lots, ...range]
      return {
        key: `${i} ${gtin}`,
        product: productName ?? formatGtin(gtin),
        gtin: formatGtin(gtin),
        lots: named.length === 0 ? t('allLots') : `${t('lots')}: ${named.join(', ')}`,
        more: complete ? null : t('moreLots'),
        dates:
          expiresFrom || expiresTo ? `${t('expires')}: ${expiresFrom ?? '…'} – ${expiresTo ?? '…'}` : null,
        where: identificationHint ?? null,
      }
    },
  )
}
