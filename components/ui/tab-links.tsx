import Link from 'next/link'
import type { ReactNode } from 'react'
import { tabClasses, tabListClasses } from './tab-classes.ts'

type Props = {
  label: string
  tabs: readonly { href: string; label: ReactNode; count?: number | string; current?: boolean }[]
}

/** Views of one thing, each with its own address. */
export const TabLinks = ({ label, tabs }: Props) => (
  <nav aria-label={label} className={tabListClasses}>
    {tabs.map(({ href, label: text, count, current }) => (
      <Link
        key={href}
        href={href}
        prefetch={false}
        scroll={false}
        aria-current={current ? 'page' : undefined}
        className={tabClasses}
      >
        {text}
        {count !== undefined && (
          <span className="rounded-sm bg-sunken px-1.5 text-xs font-medium text-muted">{count}</span>
        )}
      </Link>
    ))}
  </nav>
)
