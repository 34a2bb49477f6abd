import type { ReactNode } from 'react'

export const backdropClasses =
  'fixed inset-0 z-40 bg-scrim transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0'

export const dialogTitleClasses = 'text-base font-semibold text-strong'

/** The buttons of a dialog: beside each other at the end, one above the other on a phone, the main one on top. */
export const DialogFooter = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-col-reverse gap-2 border-t border-line px-5 py-3 sm:flex-row sm:justify-end">
    {children}
  </div>
)
