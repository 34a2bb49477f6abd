import type { ReactNode } from 'react'

/** Across the whole top of everything that is practice. Stripes, the word, and a colour that nothing real wears. */
export const DrillBar = ({ word, children }: { word: string; children?: ReactNode }) => (
  <div
    role="note"
    className="drill-stripes flex flex-wrap items-center justify-center gap-x-3 border-y-2 border-transparent px-4 py-1.5 text-sm text-on-drill"
  >
    <strong className="font-bold tracking-widest">{word}</strong>
    {children && <span>{children}</span>}
  </div>
)
