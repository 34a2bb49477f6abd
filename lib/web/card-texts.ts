import 'server-only'

import { getTranslations } from 'next-intl/server'

/** The phone's own words for a task: they stand in place of the page's, because the phone knows better. */
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
