import type { Metadata, Viewport } from 'next'
import { getLocale } from 'next-intl/server'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'

import { UiProvider } from '#components/ui/ui-provider.tsx'
import { currentActor } from '#lib/web/current-actor.ts'

import { inter } from './fonts/inter.ts'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Clearshelf', template: '%s · Clearshelf' },
  description: 'Product recalls, from “recall” to “gone from every shelf”, with proof.',
  robots: { index: false, follow: false },
  // A form that is pressed before the page is alive is sent by the browser itself, which names its origin only under this policy:
  // without it we would take the form for another site's. Other sites still hear nothing.
  referrer: 'same-origin',
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

const RootLayout = async ({ children }: { children: ReactNode }) => {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  const theme = (await currentActor())?.person.theme
  return (
    <html
      lang={await getLocale()}
      className={inter.variable}
      data-theme={theme === 'system' ? undefined : theme}
    >
      <body>
        <UiProvider nonce={nonce}>{children}</UiProvider>
      </body>
    </html>
  )
}

export default RootLayout
