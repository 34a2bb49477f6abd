import 'server-only'

import { getTranslations } from 'next-intl/server'

export const newPasswordTexts = async () => {
  const t = await getTranslations('account')
  const form = await getTranslations('form')
  return {
    formTexts: { unanswered: form('unanswered'), check: form('check') },
    texts: {
      newPassword: t('newPassword'),
      hint: t('newPasswordHint'),
      again: t('again'),
      send: t('setPassword'),
      done: t('passwordSet'),
      signIn: t('signIn'),
    },
  }
}
