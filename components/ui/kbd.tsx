import type { ReactNode } from 'react'

/** A key. */
export const Kbd = ({ children }: { children: ReactNode }) => (
  <kbd className="inline-grid min-h-5 min-w-5 place-items-center rounded-sm border border-line bg-sunken px-1 font-sans text-xs text-muted">
    {children}
  </kbd>
)
