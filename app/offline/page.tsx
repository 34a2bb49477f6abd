import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

import { PublicShell } from '#components/shell/public-shell.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { cloudOff } from '#components/ui/glyphs.ts'
import { OfflineSender } from '#components/store/offline/offline-sender.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { heldTexts } from '#lib/web/held-texts.ts'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('offline'))('title'),
})

/** Shown by the service worker for a page that was never kept. */
const OfflinePage = async () => {
  const t = await getTranslations('offline')
  return (
    <PublicShell>
      <h1 className="sr-only">{t('title')}</h1>
      <EmptyState
        title={t('title')}
        glyph={cloudOff}
        action={
          <LinkButton href="/inbox" size="lg">
            {t('inbox')}
          </LinkButton>
        }
      >
        {t('text')}
      </EmptyState>
      <OfflineSender texts={{ ...(await heldTexts()), nothingWaits: t('nothingWaits') }} />
    </PublicShell>
  )
}

export default OfflinePage
