import type { Metadata } from 'next'
import Link from 'next/link'
import { developmentOnly } from './development-only.ts'
import { PageHeader } from '#components/ui/page-header.tsx'
import { ToastProvider } from '#components/ui/toast.tsx'
import { UiProvider } from '#components/ui/ui-provider.tsx'
import { KitActions } from './kit-actions.tsx'
import { KitFigures } from './kit-figures.tsx'
import { KitForms } from './kit-forms.tsx'
import { KitOverlays } from './kit-overlays.tsx'
import { KitTables } from './kit-tables.tsx'
import { KitToggles } from './kit-toggles.tsx'

export const metadata: Metadata = { title: 'Kit' }

const KitPage = () => {
  developmentOnly()
  return (
    <UiProvider>
      <ToastProvider closeLabel="Dismiss" regionLabel="Notifications">
        <main id="main" className="mx-auto flex max-w-6xl flex-col gap-10 px-4 py-8">
          <PageHeader
            title="Kit"
            description={
              <>
                Every part in every state. Frames:{' '}
                {['console', 'store', 'auth', 'auth-store', 'public'].map((shell) => (
                  <Link key={shell} href={`/dev/kit/${shell}`} className="me-3 text-brand-text underline">
                    {shell}
                  </Link>
                ))}
              </>
            }
            actions={<KitToggles />}
          />
          <KitActions />
          <KitForms />
          <KitFigures />
          <KitTables />
          <KitOverlays />
        </main>
      </ToastProvider>
    </UiProvider>
  )
}

export default KitPage
