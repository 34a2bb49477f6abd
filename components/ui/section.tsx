import { useId, type ReactNode } from 'react'
import { classNames } from './class-names.ts'

type Props = {
  title: ReactNode
  children: ReactNode
  description?: ReactNode
  actions?: ReactNode
  className?: string
}

/** A titled part of a page without a frame. */
export const Section = ({ title, children, description, actions, className }: Props) => {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classNames('flex min-w-0 flex-col gap-3', className)}>
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="flex flex-col gap-0.5">
          <h2 id={id} className="text-base">
            {title}
          </h2>
          {description && <p className="text-sm text-muted">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  )
}
