import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'

import { SignInForm } from '#components/account/sign-in-form.tsx'
import { AuthShell } from '#components/shell/auth-shell.tsx'
import { HeldAnswers } from '#components/store/offline/held-answers.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { currentActor } from '#lib/web/current-actor.ts'
import { heldTexts } from '#lib/web/held-texts.ts'
import { homeOf } from '#lib/web/home.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { webProcess } from '#lib/web/process.ts'
import { safePath } from '#lib/web/safe-path.ts'
import { thisDevice } from '#lib/web/this-device.ts'

import { AtDevice } from './at-device.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('account'))('signIn'),
})

type Props = { searchParams: Promise<Record<string, string | undefined>> }

const SignInPage = async ({ searchParams }: Props) => {
  const { next, error, ...flags } = await pageQuery(searchParams)
  const goTo = safePath(next) ?? homeOf()
  if (await currentActor()) redirect(goTo)
  const { env } = webProcess()
  const device = env.SURFACE === 'store' ? await thisDevice() : null
  const shared = device?.unpairedAt === null
  if (shared && !('password' in flags)) redirect(`/lock?next=${encodeURIComponent(goTo)}`)
  const t = await getTranslations('account')
  return (
    <AuthShell
      surface={env.SURFACE}
      surfaceLabel={t(env.SURFACE === 'recall' ? 'recallSurface' : 'storeSurface')}
      title={t('signIn')}
      description={t('signInHint')}
      foot={
        <TextLink alone href="/forgot">
          {t('forgot')}
        </TextLink>
      }
    >
      {device && <AtDevice shared={shared} />}
      {error && (
        <Banner
          tone="danger"
          live="assertive"
          title={t(error === 'OIDC_REFUSED' ? 'oidcRefused' : 'failed')}
        />
      )}
      {'signed-out' in flags && !error && <Banner live="polite" title={t('signedOut')} />}
      {env.SURFACE === 'store' && <HeldAnswers signedOut texts={await heldTexts()} />}
      <SignInForm
        goTo={goTo}
        oidcName={env.OIDC_ISSUER ? env.OIDC_NAME : null}
        texts={{
          email: t('email'),
          password: t('password'),
          code: t('code'),
          codeHint: t('codeHint'),
          signIn: t('signIn'),
          or: t('or'),
          oidc: t('oidc', { name: env.OIDC_NAME }),
          UNREACHABLE: t('unreachable'),
          UNAUTHENTICATED: t('wrong'),
          STEP_UP_FAILED: t('codeWrong'),
          TOO_MANY_ATTEMPTS: t('tooMany'),
          FAILED: t('failed'),
        }}
      />
    </AuthShell>
  )
}

export default SignInPage
