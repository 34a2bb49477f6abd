import 'server-only'

import { getTranslations } from 'next-intl/server'

/** What is said of answers that wait on a phone where nobody sends them at this moment. */
export const heldTexts = async () => {
  const t = await getTranslations('offline')
  return {
    waits: t('waits'),
    goesOut: t('goesOut'),
    afterSignIn: t('afterSignIn'),
    parked: (await getTranslations('outbox'))('parked'),
  }
}
