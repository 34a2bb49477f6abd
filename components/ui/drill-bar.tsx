import type { ReactNode } from 'react'

/**
 * Across the whole top of everything that is practice. Stripes, the word, and a colour that nothing real wears.
 * 36 px, as the shells' `notice` expects: one line, or on a narrow screen two small ones.
 */
export const DrillBar = ({ word, children }: { word: string; children?: ReactNode }) => (
  <section
    aria-label={word}
    className="drill-stripes flex h-9 items-center justify-center gap-3 overflow-hidden px-4 text-sm whitespace-nowrap text-on-drill"
  >
    <strong className="font-bold tracking-widest">{word}</strong>
    {children && (
      <span className="min-w-0 max-sm:text-xs max-sm:leading-none max-sm:whitespace-normal">{children}</span>
    )}
  </section>
)
