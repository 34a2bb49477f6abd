import { classNames } from '#components/ui/class-names.ts'
import { Icon } from '#components/ui/icon.tsx'
import { NavLink } from './nav-link.tsx'
import type { NavGroup, NavItem } from './nav-types.ts'

const linkClasses =
  'relative flex min-h-control items-center gap-2.5 rounded-md px-2.5 text-sm font-medium text-body hover:bg-sunken hover:text-strong ' +
  'aria-[current=page]:bg-brand-soft aria-[current=page]:text-brand-text'

const Badge = ({ item }: { item: NavItem }) =>
  item.badge ? (
    <span className="ms-auto rounded-sm bg-brand-soft px-1.5 text-xs font-semibold text-brand-text group-data-[rail=narrow]/rail:lg:absolute group-data-[rail=narrow]/rail:lg:-end-1 group-data-[rail=narrow]/rail:lg:-top-1">
      {item.badge}
      {item.badgeLabel && <span className="sr-only"> {item.badgeLabel}</span>}
    </span>
  ) : null

/** The navigation as a column; in the narrow rail the words are read aloud only. */
export const RailNav = ({ label, groups }: { label: string; groups: readonly NavGroup[] }) => (
  <nav aria-label={label} className="flex flex-col gap-4">
    {groups.map((group, index) => (
      <div key={group.label ?? index}>
        {group.label && (
          <p className="px-2.5 pb-1 text-xs font-medium text-muted group-data-[rail=narrow]/rail:lg:sr-only">
            {group.label}
          </p>
        )}
        <ul className="flex flex-col gap-0.5">
          {group.items.map((item) => (
            <li key={item.href}>
              <NavLink
                href={item.href}
                current={item.current}
                also={item.also}
                except={item.except}
                title={item.label}
                className={classNames(linkClasses, 'group-data-[rail=narrow]/rail:lg:justify-center')}
              >
                <Icon glyph={item.glyph} className="size-4.5!" />
                <span className="truncate group-data-[rail=narrow]/rail:lg:sr-only">{item.label}</span>
                <Badge item={item} />
              </NavLink>
            </li>
          ))}
        </ul>
      </div>
    ))}
  </nav>
)
