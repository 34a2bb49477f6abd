import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { Glyph } from './glyphs.ts'
import { Icon } from './icon.tsx'

type Props = {
  title: ReactNode
  glyph?: Glyph
  /** The next step, in words. */
  children?: ReactNode
  action?: ReactNode
  className?: string
}

/** Says why nothing is here and what to do next. */
export const EmptyState = ({ title, glyph, children, action, className }: Props) => (
  <div className={classNames('flex flex-col items-center gap-2 px-6 py-12 text-center', className)}>
    {glyph && (
      <span className="mb-1 grid size-10 place-items-center rounded-lg border border-line bg-surface text-muted">
        <Icon glyph={glyph} size="md" />
      </span>
    )}
    <p className="text-base font-semibold text-strong">{title}</p>
    {children && <div className="max-w-md text-sm text-pretty text-muted">{children}</div>}
    {action && <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div>}
  </div>
)
