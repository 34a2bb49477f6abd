import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

import { AuthShell } from '#components/shell/auth-shell.tsx'
import { PairForm } from '#components/store/device/pair-form.tsx'

import { pairThis } from './actions.ts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('device'))('pairThisTitle'),
})

/** Where a device goes that is to be shared. Opening it changes nothing. */
const PairPage = async () => {
  const t = await getTranslations('device')
  const account = await getTranslations('account')
  const form = await getTranslations('form')
  return (
    <AuthShell
      surface="store"
      surfaceLabel={account('storeSurface')}
      title={t('pairThisTitle')}
      description={t('pairThisText')}
    >
      <PairForm
        action={pairThis}
        formTexts={{ unanswered: form('unanswered'), check: form('check') }}
        texts={{
          typeCode: t('typeCode'),
          codeRead: t('codeRead'),
          deviceName: t('deviceName'),
          deviceNameHint: t('deviceNameHint'),
          pairThis: t('pairThis'),
          codeWrong: `${t('codeWrong')} ${t('codeWrongText')}`,
          pinTooMany: t('pinTooMany'),
        }}
      />
    </AuthShell>
  )
}

export default PairPage
