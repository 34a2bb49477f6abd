import Link from 'next/link'
import { chevronRight } from './glyphs.ts'
import { Icon } from './icon.tsx'

type Props = {
  label: string
  /** From the top down; the last one is where one is, and needs no href. */
  items: readonly { label: string; href?: string }[]
}

/** Where this page hangs. */
export const Breadcrumbs = ({ label, items }: Props) => (
  <nav aria-label={label} data-print="no">
    <ol className="flex min-w-0 flex-wrap items-center gap-1 text-sm text-muted">
      {items.map((item, index) => (
        <li key={item.label} className="flex min-w-0 items-center gap-1">
          {index > 0 && <Icon glyph={chevronRight} className="size-3.5!" />}
          {item.href ? (
            <Link
              href={item.href}
              prefetch={false}
              className="rounded-sm py-1 hover:text-strong hover:underline"
            >
              {item.label}
            </Link>
          ) : (
            <span aria-current="page" className="max-w-72 truncate py-1 text-body">
              {item.label}
            </span>
          )}
        </li>
      ))}
    </ol>
  </nav>
)
