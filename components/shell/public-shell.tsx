import type { ReactNode } from 'react'
import { Logo } from './logo.tsx'

type Props = {
  children: ReactNode
  /** At the end of the header: the language. */
  aside?: ReactNode
  notice?: ReactNode
  /** Who sent this, and how to be sure of it. */
  foot?: ReactNode
}

/** What opens from a message, without a session: made for one look on a phone. */
export const PublicShell = ({ children, aside, notice, foot }: Props) => (
  <div data-shell="store" data-density="store" className="isolate flex min-h-dvh flex-col">
    {notice}
    <header data-print="no" className="border-b border-line bg-surface">
      <div className="mx-auto flex min-h-14 max-w-xl items-center justify-between gap-3 px-4">
        <Logo />
        {aside}
      </div>
    </header>
    <main id="main" className="mx-auto flex w-full max-w-xl flex-1 flex-col gap-5 px-4 py-6">
      {children}
    </main>
    {foot && (
      <footer data-print="no" className="border-t border-line">
        <div className="mx-auto max-w-xl px-4 py-5 text-sm text-muted">{foot}</div>
      </footer>
    )}
  </div>
)
