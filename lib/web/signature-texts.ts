import 'server-only'

import { getTranslations } from 'next-intl/server'

/** The words under a report that is signed. */
export const signatureTexts = async () => {
  const t = await getTranslations('device')
  return {
    sign: t.raw('sign') as string,
    signPin: t('signPin'),
    signHint: t('signHint'),
    signOptional: t('signOptional'),
    signOwn: t('signOwn'),
    signMissing: t('signMissing'),
    signNoPin: t('signNoPin'),
    signNoPinText: t('signNoPinText'),
    setOne: t('setOne'),
  }
}
