import { useId, type ReactNode } from 'react'
import { classNames } from './class-names.ts'

type Props = {
  children: ReactNode
  title?: ReactNode
  description?: ReactNode
  actions?: ReactNode
  level?: 2 | 3
  /** Without padding, for a table or a list that goes to the edges. */
  flush?: boolean
  className?: string
}

/** A framed part of a page; with a title it is a named region. */
export const Card = ({
  children,
  title,
  description,
  actions,
  level = 2,
  flush = false,
  className,
}: Props) => {
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section
      aria-labelledby={title ? id : undefined}
      className={classNames('min-w-0 rounded-lg border border-line bg-surface', className)}
    >
      {(title || actions) && (
        <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-3">
          <div className="flex min-w-0 flex-col gap-0.5">
            <Heading id={id} className="text-sm">
              {title}
            </Heading>
            {description && <p className="text-xs text-muted">{description}</p>}
          </div>
          {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
        </header>
      )}
      <div className={flush ? undefined : 'p-4'}>{children}</div>
    </section>
  )
}
