import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

import { NewPasswordForm } from '#components/account/new-password-form.tsx'
import { AuthShell } from '#components/shell/auth-shell.tsx'
import { newPasswordTexts } from '#lib/web/new-password-texts.ts'
import { webProcess } from '#lib/web/process.ts'

import { resetPassword } from '../../actions.ts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('account'))('resetTitle'),
})

const ResetPage = async ({ params }: { params: Promise<{ secret: string }> }) => {
  const { SURFACE } = webProcess().env
  const t = await getTranslations('account')
  return (
    <AuthShell
      surface={SURFACE}
      surfaceLabel={t(SURFACE === 'recall' ? 'recallSurface' : 'storeSurface')}
      title={t('resetTitle')}
    >
      <NewPasswordForm action={resetPassword} secret={(await params).secret} {...await newPasswordTexts()} />
    </AuthShell>
  )
}

export default ResetPage
