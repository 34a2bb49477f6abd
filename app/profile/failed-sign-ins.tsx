import { getLocale, getTranslations } from 'next-intl/server'

import { Banner } from '#components/ui/banner.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'

type Props = { failed: { count: number; lastAt: string } | null; now: string }

/** Somebody tried to sign in as this person, in a browser that this person never used. */
export const FailedSignIns = async ({ failed, now }: Props) => {
  if (!failed) return null
  const t = await getTranslations('account')
  return (
    <Banner tone="waiting" title={t('failedSignIns', { count: failed.count })}>
      {t('failedSignInsLast')}{' '}
      <RelativeTime at={failed.lastAt} now={now} locale={await getLocale()} timeZone="UTC" plain />.{' '}
      {t('failedSignInsText')}
    </Banner>
  )
}
