import { Icon } from '#components/ui/icon.tsx'
import type { ReactNode } from 'react'
import { bottomItemClasses } from './nav-classes.ts'
import { NavLink } from './nav-link.tsx'
import type { NavItem } from './nav-types.ts'

type Props = {
  label: string
  items: readonly NavItem[]
  /** One more place at the end, e.g. what opens the rest. */
  more?: ReactNode
  className?: string
}

/** Under the thumb: at most five places, each at least 56 px high, icon and word. */
export const BottomNav = ({ label, items, more, className = '' }: Props) => (
  <nav
    aria-label={label}
    data-print="no"
    className={`fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] ${className}`}
  >
    <ul className="mx-auto grid max-w-2xl auto-cols-fr grid-flow-col">
      {items.map((item) => (
        <li key={item.href}>
          <NavLink
            href={item.href}
            current={item.current}
            also={item.also}
            except={item.except}
            className={bottomItemClasses}
          >
            <span className="relative">
              <Icon glyph={item.glyph} size="md" />
              {item.badge ? (
                <span className="absolute -end-3 -top-1.5 min-w-4 rounded-sm bg-brand px-1 text-xs leading-tight font-bold text-on-brand">
                  {item.badge}
                  {item.badgeLabel && <span className="sr-only"> {item.badgeLabel}</span>}
                </span>
              ) : null}
            </span>
            <span className="max-w-full truncate">{item.label}</span>
          </NavLink>
        </li>
      ))}
      {more && <li>{more}</li>}
    </ul>
  </nav>
)
