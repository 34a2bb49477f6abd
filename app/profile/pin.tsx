import { getTranslations } from 'next-intl/server'

import { ActionForm } from '#components/forms/action-form.tsx'
import { FormField } from '#components/forms/form-field.tsx'
import { PushSpot } from '#components/store/push/push-spot.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Card } from '#components/ui/card.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { pushTexts } from '#lib/web/push-texts.ts'

import { savePin } from './actions.ts'

/** The PIN of somebody at a store, and whether this phone is told. */
export const Pin = async ({ hasPin }: { hasPin: boolean }) => {
  const t = await getTranslations('device')
  const form = await getTranslations('form')
  const words = {
    shape: t('pinShape'),
    obvious: t('pinObvious'),
    wrong: t('passwordWrong'),
    TOO_MANY_ATTEMPTS: t('pinTooMany'),
  }
  return (
    <>
      <PushSpot where="settings" texts={await pushTexts()} />
      <Card title={t('pin')}>
        <ActionForm
          action={savePin}
          texts={{ unanswered: form('unanswered'), check: form('check') }}
          words={words}
          doneText={t('pinSaved')}
        >
          <p className="text-sm text-body">{hasPin ? t('pinHave') : t('pinAbout')}</p>
          {/* Of its own, so that no password manager takes the PIN for the password. */}
          <FormField
            id="pin-password"
            name="password"
            type="password"
            label={t('yourPassword')}
            autoComplete="current-password"
            required
          />
          <FormField
            name="pin"
            type="password"
            label={t('newPin')}
            hint={t('pinHint')}
            inputMode="numeric"
            autoComplete="off"
            maxLength={6}
            required
          />
          <SendButton className="self-start">{t('setPin')}</SendButton>
        </ActionForm>
        <p className="mt-3">
          <TextLink alone href="/devices">
            {t('title')}
          </TextLink>
        </p>
      </Card>
    </>
  )
}
