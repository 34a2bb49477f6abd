import { getTranslations } from 'next-intl/server'

import { MailRulesForm } from '#components/account/mail-rules-form.tsx'
import { ZONES } from '#components/recall/zones.ts'
import { Card } from '#components/ui/card.tsx'
import type { OwnProfile } from '#lib/queries/identity/own-profile.ts'

import { saveMailRules } from './actions.ts'

/** What is mailed to whoever works with the console. */
export const Mails = async ({ rules }: { rules: OwnProfile['mailRules'] }) => {
  const t = await getTranslations('account')
  const form = await getTranslations('form')
  return (
    <Card title={t('mails')}>
      <MailRulesForm
        rules={rules}
        zones={ZONES}
        action={saveMailRules}
        formTexts={{ unanswered: form('unanswered'), check: form('check') }}
        texts={{
          about: t('mailsAbout'),
          stores: t('mailsStores'),
          low: t('mailsLow'),
          medium: t('mailsMedium'),
          high: t('mailsHigh'),
          mentions: t('mailsMentions'),
          mentionsYes: t('mailsMentionsYes'),
          mentionsNo: t('mailsMentionsNo'),
          from: t('quietFrom'),
          to: t('quietTo'),
          zone: t('quietZone'),
          save: t('mailsSave'),
          saved: t('mailsSaved'),
        }}
      />
    </Card>
  )
}
