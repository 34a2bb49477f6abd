import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

import { ActionForm } from '#components/forms/action-form.tsx'
import { FormField } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { AuthShell } from '#components/shell/auth-shell.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { webProcess } from '#lib/web/process.ts'

import { sendResetLink } from '../actions.ts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('account'))('forgotTitle'),
})

const ForgotPage = async () => {
  const { SURFACE } = webProcess().env
  const t = await getTranslations('account')
  const form = await getTranslations('form')
  return (
    <AuthShell
      surface={SURFACE}
      surfaceLabel={t(SURFACE === 'recall' ? 'recallSurface' : 'storeSurface')}
      title={t('forgotTitle')}
      description={t('forgotText')}
      foot={
        <TextLink alone href="/sign-in">
          {t('backToSignIn')}
        </TextLink>
      }
    >
      <ActionForm
        action={sendResetLink}
        doneText={t('linkSent')}
        texts={{ unanswered: form('unanswered'), check: form('check') }}
      >
        <FormField name="email" type="email" label={t('email')} autoComplete="username" required />
        <SendButton size="lg" block>
          {t('sendLink')}
        </SendButton>
      </ActionForm>
    </AuthShell>
  )
}

export default ForgotPage
