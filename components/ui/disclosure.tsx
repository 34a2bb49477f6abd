import type { ReactNode } from 'react'
import { chevronRight } from './glyphs.ts'
import { Icon } from './icon.tsx'

/** Part of a page that is opened when it is wanted; on paper it is open. Works without script. */
export const Disclosure = ({
  title,
  children,
  open,
}: {
  title: ReactNode
  children: ReactNode
  open?: boolean
}) => (
  <details open={open} className="group/more rounded-lg border border-line bg-surface">
    <summary className="flex min-h-row items-center gap-2 rounded-lg px-4 text-sm font-medium text-strong marker:content-none">
      <Icon glyph={chevronRight} className="text-muted transition-transform group-open/more:rotate-90" />
      {title}
    </summary>
    <div className="border-t border-line p-4">{children}</div>
  </details>
)
