import type { ReactNode } from 'react'
import { BottomNav } from './bottom-nav.tsx'
import { LogoMark } from './logo.tsx'
import type { NavItem } from './nav-types.ts'
import { SkipLink } from './skip-link.tsx'

type Props = {
  children: ReactNode
  storeName: string
  storeNumber: string
  nav: readonly NavItem[]
  texts: { skip: string; navigation: string }
  /** UnsentCount; always in sight. */
  unsent: ReactNode
  /** UserMenu. */
  user?: ReactNode
  /** DrillBar, or another line of 36 px. */
  notice?: ReactNode
}

/** The store's frame: who we are, what is unsent, and the places under the thumb. A column on the desk. */
export const StoreShell = ({ children, storeName, storeNumber, nav, texts, unsent, user, notice }: Props) => (
  <div
    data-shell="store"
    data-density="store"
    className={`isolate min-h-dvh [--bar:4rem] ${notice ? '[--notice:2.25rem]' : '[--notice:0px]'}`}
  >
    <SkipLink label={texts.skip} />
    {notice && <div className="sticky top-0 z-30 h-9">{notice}</div>}
    {/* Where the screen is low, or its text large, it scrolls away: else nothing would be left between it and the thumb. */}
    <header
      data-print="no"
      className="sticky top-[min(var(--notice),(100dvh-36rem)*999)] z-20 border-b border-line bg-surface"
    >
      <div className="mx-auto flex min-h-16 max-w-2xl flex-wrap items-center justify-end gap-x-3 gap-y-1 px-4 py-1">
        <LogoMark className="size-9 shrink-0" />
        <p className="flex min-w-0 flex-1 basis-12 flex-col leading-tight">
          <span className="truncate text-sm font-semibold text-strong">{storeName}</span>
          <span className="text-sm text-muted">{storeNumber}</span>
        </p>
        {unsent}
        {user}
      </div>
    </header>
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto flex min-h-[calc(100dvh-8rem)] w-full max-w-2xl flex-col gap-4 px-4 pt-4 pb-14 outline-none"
    >
      {children}
    </main>
    <BottomNav label={texts.navigation} items={nav} />
  </div>
)
