import type { ReactNode } from 'react'
import { chevronLeft, chevronRight } from './glyphs.ts'
import { LinkButton } from './link-button.tsx'

type Props = {
  label: string
  /** What is shown, e.g. "1–50 of 1,204". */
  summary: ReactNode
  previous?: { label: string; href: string }
  next?: { label: string; href: string }
}

/** Pages by cursor: back, forward and where one is. The address holds the cursor. */
export const Pagination = ({ label, summary, previous, next }: Props) => (
  <nav aria-label={label} className="flex flex-wrap items-center justify-between gap-3" data-print="no">
    <p className="text-sm text-muted">{summary}</p>
    <div className="flex gap-2">
      {previous && (
        <LinkButton href={previous.href} size="sm" glyph={chevronLeft} rel="prev">
          {previous.label}
        </LinkButton>
      )}
      {next && (
        <LinkButton href={next.href} size="sm" glyph={chevronRight} rel="next" className="flex-row-reverse">
          {next.label}
        </LinkButton>
      )}
    </div>
  </nav>
)
