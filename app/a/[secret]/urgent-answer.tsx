import { getTranslations } from 'next-intl/server'

import { ActionForm } from '#components/forms/action-form.tsx'
import { FormField } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'

import { acknowledgeHere } from './actions.ts'

/** What is urgent is taken on by somebody of the store: signed in there, or with `PinAnswer`. */
export const UrgentAnswer = async ({ noticeId }: { noticeId: string }) => {
  const t = await getTranslations('store')
  return (
    <Banner
      tone="waiting"
      title={t('linkSignIn')}
      action={
        <LinkButton href={`/tasks/${noticeId}`} variant="primary" size="lg">
          {t('acknowledge')}
        </LinkButton>
      }
    />
  )
}

/** On this very page, by name and PIN. */
export const PinAnswer = async ({ version, secret }: { version: number; secret: string }) => {
  const t = await getTranslations('store')
  const device = await getTranslations('device')
  const form = await getTranslations('form')
  return (
    <div className="rounded-lg border border-line bg-surface p-4">
      <ActionForm
        action={acknowledgeHere}
        texts={{ unanswered: form('unanswered'), check: form('check') }}
        words={{
          name_missing: device('signerMissing'),
          pin_shape: device('pinShape'),
          UNAUTHENTICATED: device('namePinWrong'),
          TOO_MANY_ATTEMPTS: device('pinTooMany'),
        }}
      >
        <h2 className="text-base font-semibold text-strong">{device('orPin')}</h2>
        <input type="hidden" name="secret" value={secret} />
        <input type="hidden" name="version" value={version} />
        <FormField name="by" label={t('yourName')} autoComplete="name" required />
        <FormField
          name="pin"
          type="password"
          label={device('pin')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          required
        />
        <SendButton size="lg" block>
          {device('acknowledgePin')}
        </SendButton>
      </ActionForm>
    </div>
  )
}
