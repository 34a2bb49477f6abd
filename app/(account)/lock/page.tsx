import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'

import { AuthShell } from '#components/shell/auth-shell.tsx'
import { LockScreen } from '#components/store/device/lock-screen.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { lockScreen } from '#lib/queries/device/lock-screen.ts'
import { currentActor } from '#lib/web/current-actor.ts'
import { pageQuery } from '#lib/web/page-query.ts'
import { webProcess } from '#lib/web/process.ts'
import { safePath } from '#lib/web/safe-path.ts'
import { pairedDevice } from '#lib/web/this-device.ts'

import { enterPin } from './actions.ts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('device'))('whoAreYou'),
})

type Props = { searchParams: Promise<Record<string, string | undefined>> }

/** A shared device with nobody at it. Any other phone is led to the sign-in. */
const LockPage = async ({ searchParams }: Props) => {
  const next = safePath((await pageQuery(searchParams))['next'])
  const device = await pairedDevice()
  const known = device && (await lockScreen(webProcess().db, asDevice(device)))
  if (!known?.ok) redirect('/sign-in')
  const goTo = next && !next.startsWith('/lock') ? next : '/inbox'
  if (await currentActor()) redirect(goTo)
  const t = await getTranslations('device')
  const { store, deviceName, people } = known.value
  return (
    <AuthShell
      surface="store"
      surfaceLabel={`${store.number} ${store.name} · ${deviceName}`}
      title={t('whoAreYou')}
      foot={
        <TextLink alone href={`/sign-in?password&next=${encodeURIComponent(goTo)}`}>
          {t('withPassword')}
        </TextLink>
      }
    >
      {people.length === 0 ? (
        <Banner tone="waiting" title={t('lockNone')}>
          {t('lockNoneText')}
        </Banner>
      ) : (
        <LockScreen
          people={people}
          enter={enterPin}
          goTo={goTo}
          texts={{
            whoAreYou: t('whoAreYou'),
            pinOf: t.raw('pinOf') as string,
            somebodyElse: t('somebodyElse'),
            signIn: t('signIn'),
            deleteDigit: t('deleteDigit'),
            pinWrong: t('pinWrong'),
            pinTooMany: t('pinTooMany'),
            unreachable: t('unreachable'),
            unpairedTitle: t('unpairedTitle'),
          }}
        />
      )}
    </AuthShell>
  )
}

export default LockPage

const asDevice = ({ tenantId, storeId, id }: { tenantId: string; storeId: string; id: string }) =>
  ({ kind: 'device', tenantId, storeId, deviceId: id }) as const
