import 'server-only'

import { getTranslations } from 'next-intl/server'

/** Why an answer is neither kept nor sent, in the reader's language. */
export const lostTexts = async () => {
  const t = await getTranslations('report')
  return { lost: t('lost'), lostRefused: t('lostRefused'), lostSignedOut: t('lostSignedOut') }
}
