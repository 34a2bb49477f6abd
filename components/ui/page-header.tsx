import type { ReactNode } from 'react'

type Props = {
  title: ReactNode
  /** Breadcrumbs, above. */
  above?: ReactNode
  /** A badge or a status beside the title. */
  beside?: ReactNode
  description?: ReactNode
  actions?: ReactNode
}

/** The top of a page: its one h1, and what can be done with all of it. */
export const PageHeader = ({ title, above, beside, description, actions }: Props) => (
  <header className="flex flex-col gap-2">
    {above}
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-lg wrap-anywhere">{title}</h1>
          {beside}
        </div>
        {description && <p className="max-w-prose text-sm text-muted">{description}</p>}
      </div>
      {actions && (
        <div className="flex flex-wrap gap-2" data-print="no">
          {actions}
        </div>
      )}
    </div>
  </header>
)
