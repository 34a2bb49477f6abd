import 'server-only'

import { getTranslations } from 'next-intl/server'

/** The words for answers that wait on a phone while no page sends them. */
export const heldTexts = async () => {
  const t = await getTranslations('offline')
  return {
    waits: t('waits'),
    goesOut: t('goesOut'),
    afterSignIn: t('afterSignIn'),
    parked: (await getTranslations('outbox'))('parked'),
  }
}
