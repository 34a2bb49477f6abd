import 'server-only'

import { getTranslations } from 'next-intl/server'

import { formatGtin } from '#lib/domain/format/gtin.ts'
import { WRITTEN_IN } from '#lib/domain/recall/texts.ts'
import type { NoticeTask } from '#lib/queries/notice/notice-task.ts'

/** Lines of a task in the words of its reader. */
export const taskLines = async (scope: NoticeTask['scope'], pictureHref: (id: string) => string) => {
  const t = await getTranslations('store')
  return scope.map(
    ({ gtin, lots, lotFrom, lotTo, expiresFrom, expiresTo, complete, identificationHint, ...line }, i) => {
      const range = lotFrom || lotTo ? [`${lotFrom ?? '…'} – ${lotTo ?? '…'}`] : []
      const product = line.productName ?? formatGtin(gtin)
      const named = [...lots, ...range]
      return {
        key: `${i} ${gtin}`,
        product,
        gtin: formatGtin(gtin),
        lots: named.length === 0 ? t('allLots') : `${t('lots')}: ${named.join(', ')}`,
        more: complete ? null : t('moreLots'),
        dates:
          expiresFrom || expiresTo ? `${t('expires')}: ${expiresFrom ?? '…'} – ${expiresTo ?? '…'}` : null,
        where: identificationHint ?? null,
        picture: line.picture && {
          src: pictureHref(line.picture.id),
          width: line.picture.width,
          height: line.picture.height,
          alt: identificationHint ?? product,
          lang: identificationHint ? WRITTEN_IN : undefined,
        },
      }
    },
  )
}
