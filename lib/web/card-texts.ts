import 'server-only'

import { getTranslations } from 'next-intl/server'

/** What a phone says of a task in place of the page, because it knows better. */
export const cardTexts = async () => {
  const t = await getTranslations('outbox')
  return {
    savedAcknowledged: t('savedAcknowledged'),
    savedReported: t('savedReported'),
    parked: t('parked'),
    kept: t('keptOffline'),
    notKept: t('notKeptOffline'),
  }
}
