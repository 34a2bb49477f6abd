'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { backdropClasses, DialogFooter, dialogTitleClasses } from './dialog-parts.tsx'
import { close } from './glyphs.ts'
import { IconButton } from './icon-button.tsx'

const sides = {
  left: 'inset-y-0 start-0 w-[min(20rem,calc(100vw-3rem))] border-e data-starting-style:-translate-x-8 data-ending-style:-translate-x-8',
  right:
    'inset-y-0 end-0 w-[min(30rem,100vw)] border-s data-starting-style:translate-x-8 data-ending-style:translate-x-8',
  bottom:
    'inset-x-0 bottom-0 max-h-[85dvh] rounded-t-lg border-t data-starting-style:translate-y-8 data-ending-style:translate-y-8',
} as const

type Props = {
  title: ReactNode
  closeLabel: string
  trigger?: ReactElement
  children: ReactNode
  footer?: ReactNode
  side?: keyof typeof sides
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/**
 * A panel from an edge, for a thing of the list behind it. It is a dialog and not Base UI's Drawer: swiping would cost
 * the store app several KB, and every swipe needs a button anyway.
 */
export const Drawer = ({ title, closeLabel, trigger, children, footer, side = 'right', ...state }: Props) => (
  <Base.Root open={state.open} onOpenChange={state.onOpenChange}>
    {trigger && <Base.Trigger render={trigger} />}
    <Base.Portal>
      <Base.Backdrop className={backdropClasses} />
      <Base.Popup
        className={classNames(
          'fixed z-50 flex flex-col border-line bg-raised text-body shadow-lift outline-none',
          'transition-[translate,opacity] duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0',
          sides[side],
        )}
      >
        <header className="flex items-center justify-between gap-3 border-b border-line px-5 py-2">
          <Base.Title className={dialogTitleClasses}>{title}</Base.Title>
          <Base.Close render={<IconButton glyph={close} label={closeLabel} className="-me-2" />} />
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
        {footer && <DialogFooter>{footer}</DialogFooter>}
      </Base.Popup>
    </Base.Portal>
  </Base.Root>
)
