import { getTranslations } from 'next-intl/server'

import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { TextLink } from '#components/ui/text-link.tsx'

import { forgetUnpaired } from '../lock/actions.ts'

/** The sign-in at a device that is shared, or was. */
export const AtDevice = async ({ shared }: { shared: boolean }) => {
  const t = await getTranslations('device')
  if (shared)
    return (
      <TextLink alone href="/lock">
        {t('withPin')}
      </TextLink>
    )
  return (
    <Banner
      tone="waiting"
      live="polite"
      title={t('unpairedTitle')}
      action={
        <form action={forgetUnpaired}>
          <Button type="submit" size="lg">
            {t('understood')}
          </Button>
        </form>
      }
    >
      {t('unpairedText')}
    </Banner>
  )
}
