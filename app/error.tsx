'use client'

import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'

/** An accident while a page was made. What was saved before is saved. */
const ErrorPage = ({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) => (
  <main id="main" className="mx-auto flex max-w-xl flex-col gap-4 p-6">
    <h1 className="text-xl">This page couldn’t be loaded</h1>
    <Banner
      tone="danger"
      live="assertive"
      title="Something went wrong on our side"
      action={<Button onClick={reset}>Try again</Button>}
    >
      Everything confirmed is saved. {error.digest && `Reference ${error.digest}.`}
    </Banner>
  </main>
)

export default ErrorPage
