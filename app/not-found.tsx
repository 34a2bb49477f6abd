import type { Metadata } from 'next'

import { PublicShell } from '#components/shell/public-shell.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { circleHelp } from '#components/ui/glyphs.ts'
import { LinkButton } from '#components/ui/link-button.tsx'

export const metadata: Metadata = { title: 'Not found' }

const NotFoundPage = () => (
  <PublicShell>
    <h1 className="sr-only">Not found</h1>
    <EmptyState
      title="Page not found"
      glyph={circleHelp}
      action={<LinkButton href="/">Go to home</LinkButton>}
    >
      The address may be incomplete, or your role doesn’t have access.
    </EmptyState>
  </PublicShell>
)

export default NotFoundPage
