import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'

import { TotpCard } from '#components/account/totp-card.tsx'
import { ActionForm } from '#components/forms/action-form.tsx'
import { FormField, FormSelect } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Card } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import { ownProfile, type OwnProfile } from '#lib/queries/identity/own-profile.ts'
import { signedIn } from '#lib/web/current-actor.ts'
import { signInCounter } from '#lib/web/sign-in-counter.ts'
import { webProcess } from '#lib/web/process.ts'
import { read } from '#lib/web/read.ts'

import { Frame } from '../frame.tsx'
import {
  dropTotp,
  finishTotp,
  savePassword,
  savePreferences,
  signOutElsewhere,
  startTotp,
} from './actions.ts'
import { FailedSignIns } from './failed-sign-ins.tsx'
import { Mails } from './mails.tsx'
import { Pin } from './pin.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('account'))('profile'),
})

const LANGUAGE_NAMES = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Español' },
  { value: 'fr', label: 'Français' },
]

const formTextsOf = async () => {
  const form = await getTranslations('form')
  return { unanswered: form('unanswered'), check: form('check') }
}

const ProfilePage = async () => {
  const { actor, person } = await signedIn('/profile')
  const profile = await read(ownProfile, actor, { counter: signInCounter(person.email) })
  const t = await getTranslations('account')
  return (
    <Frame path="/profile">
      <div className="flex max-w-2xl flex-col gap-5">
        <PageHeader title={t('profile')} description={profile.email} />
        <Yourself profile={profile} />
        {actor.surface === 'recall' && <Mails rules={profile.mailRules} />}
        {actor.surface === 'store' && <Pin hasPin={profile.hasPin} />}
        <Password />
        {actor.surface === 'recall' && <Authenticator profile={profile} />}
        <Sessions profile={profile} />
      </div>
    </Frame>
  )
}

export default ProfilePage

type Props = { profile: OwnProfile }

const Yourself = async ({ profile }: Props) => {
  const t = await getTranslations('account')
  const themes = [
    { value: 'system', label: t('themeSystem') },
    { value: 'light', label: t('themeLight') },
    { value: 'dark', label: t('themeDark') },
  ]
  return (
    <Card title={t('yourself')}>
      <ActionForm action={savePreferences} texts={await formTextsOf()}>
        <FormField name="name" label={t('name')} defaultValue={profile.name} autoComplete="name" required />
        <FormSelect
          name="language"
          label={t('language')}
          hint={t('languageHint')}
          options={LANGUAGE_NAMES}
          defaultValue={profile.language}
        />
        <FormSelect name="theme" label={t('theme')} options={themes} defaultValue={profile.theme} />
        <SendButton className="self-start">{t('save')}</SendButton>
      </ActionForm>
    </Card>
  )
}

const Password = async () => {
  const t = await getTranslations('account')
  const formTexts = await formTextsOf()
  return (
    <Card title={t('changePassword')}>
      <ActionForm action={savePassword} texts={formTexts} doneText={t('passwordChanged')}>
        <FormField
          name="current"
          type="password"
          label={t('currentPassword')}
          autoComplete="current-password"
          required
        />
        <FormField
          name="password"
          type="password"
          label={t('newPassword')}
          hint={t('newPasswordHint')}
          autoComplete="new-password"
          required
        />
        <FormField name="again" type="password" label={t('again')} autoComplete="new-password" required />
        <SendButton className="self-start">{t('changePassword')}</SendButton>
      </ActionForm>
    </Card>
  )
}

const Authenticator = async ({ profile }: Props) => {
  const t = await getTranslations('account')
  const formTexts = await formTextsOf()
  return (
    <Card title={t('totp')}>
      <TotpCard
        enrolled={profile.totp}
        start={startTotp}
        finish={finishTotp}
        remove={dropTotp}
        formTexts={formTexts}
        texts={{
          state: profile.totp ? t('totpOn', { count: profile.backupCodesLeft }) : t('totpOff'),
          password: t('totpPassword'),
          setUp: t('totpSetUp'),
          scan: t('totpScan'),
          key: t('totpKey'),
          code: t('totpCode'),
          confirm: t('totpConfirm'),
          codes: t('totpCodes'),
          remove: t('totpRemove'),
          proof: t('totpProof'),
        }}
      />
    </Card>
  )
}

const Sessions = async ({ profile }: Props) => {
  const t = await getTranslations('account')
  const formTexts = await formTextsOf()
  const locale = await getLocale()
  const now = webProcess().ports.clock.now().toISOString()
  return (
    <Card title={t('sessions')}>
      <FailedSignIns failed={profile.failedSignIns} now={now} />
      <ul className="flex flex-col divide-y divide-line">
        {profile.sessions.map(({ id, here, device, lastSeenAt }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-2 py-2 text-sm">
            <span className="font-medium text-strong">{device}</span>
            <span className="text-muted">
              {here ? (
                t('here')
              ) : (
                <RelativeTime at={lastSeenAt} now={now} locale={locale} timeZone="UTC" plain />
              )}
            </span>
          </li>
        ))}
      </ul>
      <ActionForm
        action={signOutElsewhere}
        texts={formTexts}
        doneText={t('signedOutElsewhere')}
        className="mt-3 flex flex-col gap-3"
      >
        <SendButton variant="secondary" className="self-start">
          {t('signOutElsewhere')}
        </SendButton>
      </ActionForm>
    </Card>
  )
}
