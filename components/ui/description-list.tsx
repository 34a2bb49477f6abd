import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

type Props = { items: readonly { term: string; detail: ReactNode }[]; className?: string }

/** Facts: term and detail, side by side, on a phone one below the other. */
export const DescriptionList = ({ items, className }: Props) => (
  <dl className={classNames('divide-y divide-line text-sm', className)}>
    {items.map(({ term, detail }) => (
      <div key={term} className="grid gap-x-4 gap-y-0.5 py-2.5 sm:grid-cols-[minmax(8rem,12rem)_1fr]">
        <dt className="text-muted">{term}</dt>
        <dd className="min-w-0 wrap-anywhere text-strong">{detail}</dd>
      </div>
    ))}
  </dl>
)
