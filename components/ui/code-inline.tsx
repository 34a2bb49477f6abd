import type { ReactNode } from 'react'

/** An identifier, to be read letter by letter: zero with a slash, no wrapping inside a word. */
export const CodeInline = ({ children }: { children: ReactNode }) => (
  <code className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-[0.9375em] wrap-anywhere text-strong">
    {children}
  </code>
)
