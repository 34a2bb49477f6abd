import type { ReactNode } from 'react'

/** What the page is for, kept under the thumb: the last child of a page in StoreShell, just above its bottom bar. */
export const ThumbBar = ({ children }: { children: ReactNode }) => (
  <div
    data-print="no"
    className="sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-10 -mx-4 mt-auto flex flex-col gap-2 border-t border-line bg-canvas px-4 py-3"
  >
    {children}
  </div>
)
