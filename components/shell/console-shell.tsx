import Link from 'next/link'
import type { ReactNode } from 'react'
import { BottomNav } from './bottom-nav.tsx'
import { Logo } from './logo.tsx'
import type { NavGroup, NavItem } from './nav-types.ts'
import { PhoneMenu } from './phone-menu.tsx'
import { RailNav } from './rail-nav.tsx'
import { RailToggle } from './rail-toggle.tsx'
import { SkipLink } from './skip-link.tsx'

export type ConsoleTexts = {
  skip: string
  navigation: string
  home: string
  more: string
  close: string
  collapse: string
  expand: string
}

type Props = {
  children: ReactNode
  homeHref: string
  nav: readonly NavGroup[]
  /** The three or four places of the phone's bottom bar; the rest is behind "more". */
  phoneNav: readonly NavItem[]
  texts: ConsoleTexts
  /** CommandPaletteLauncher. */
  search?: ReactNode
  /** UserMenu. */
  user?: ReactNode
  /** Beside the user menu: live state, help. */
  aside?: ReactNode
  /** Above everything and always in sight: DrillBar, or another line of 36 px. */
  notice?: ReactNode
  /** At the foot of the rail: whose tenant this is. */
  foot?: ReactNode
  /** From the cookie `rail`. */
  collapsed?: boolean
}

/** The manager's frame: rail and top bar at the desk; on a phone a bottom bar and a drawer. */
export const ConsoleShell = ({ children, nav, phoneNav, texts, collapsed = false, ...slots }: Props) => (
  <div
    data-density="desk"
    data-rail={collapsed ? 'narrow' : 'wide'}
    className={`group/rail isolate min-h-dvh [--bar:3.5rem] ${slots.notice ? '[--notice:2.25rem]' : '[--notice:0px]'}`}
  >
    <SkipLink label={texts.skip} />
    {slots.notice && <div className="sticky top-0 z-30 h-9">{slots.notice}</div>}
    <div className="flex">
      <aside
        data-print="no"
        className="sticky top-(--notice) z-20 hidden h-[calc(100dvh-var(--notice))] w-58 shrink-0 flex-col border-e border-line bg-surface group-data-[rail=narrow]/rail:w-15 lg:flex"
      >
        <div className="flex h-14 items-center gap-1 px-3 group-data-[rail=narrow]/rail:justify-center">
          <Link
            href={slots.homeHref}
            prefetch={false}
            aria-label={texts.home}
            className="rounded-md p-0.5 group-data-[rail=narrow]/rail:[&_span>span]:sr-only"
          >
            <Logo />
          </Link>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto px-2.5 py-2">
          <RailNav label={texts.navigation} groups={nav} />
        </div>
        <div className="flex items-center gap-2 border-t border-line p-2.5 group-data-[rail=narrow]/rail:justify-center">
          <div className="min-w-0 flex-1 px-1 text-xs text-muted group-data-[rail=narrow]/rail:hidden">
            {slots.foot}
          </div>
          <RailToggle collapsed={collapsed} collapseLabel={texts.collapse} expandLabel={texts.expand} />
        </div>
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        <header
          data-print="no"
          className="sticky top-(--notice) z-20 flex h-14 items-center gap-3 border-b border-line bg-surface px-4 lg:px-6"
        >
          <Link
            href={slots.homeHref}
            prefetch={false}
            aria-label={texts.home}
            className="rounded-md lg:hidden"
          >
            <Logo compact />
          </Link>
          {slots.search}
          <div className="ms-auto flex items-center gap-2">
            {slots.aside}
            {slots.user}
          </div>
        </header>
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-screen-2xl flex-1 px-4 pt-5 pb-24 outline-none lg:px-6 lg:pb-10"
        >
          {children}
        </main>
      </div>
    </div>
    <BottomNav
      label={texts.navigation}
      items={phoneNav}
      className="lg:hidden"
      more={
        <PhoneMenu label={texts.more} closeLabel={texts.close}>
          <RailNav label={texts.more} groups={nav} />
        </PhoneMenu>
      }
    />
  </div>
)
