import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

import { NewPasswordForm } from '#components/account/new-password-form.tsx'
import { AuthShell } from '#components/shell/auth-shell.tsx'
import { newPasswordTexts } from '#lib/web/new-password-texts.ts'
import { webProcess } from '#lib/web/process.ts'

import { acceptInvitation } from '../../actions.ts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('account'))('invitationTitle'),
})

const InvitationPage = async ({ params }: { params: Promise<{ secret: string }> }) => {
  const { SURFACE } = webProcess().env
  const t = await getTranslations('account')
  return (
    <AuthShell
      surface={SURFACE}
      surfaceLabel={t(SURFACE === 'recall' ? 'recallSurface' : 'storeSurface')}
      title={t('invitationTitle')}
      description={t('invitationText')}
    >
      <NewPasswordForm
        action={acceptInvitation}
        secret={(await params).secret}
        {...await newPasswordTexts()}
      />
    </AuthShell>
  )
}

export default InvitationPage
