'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { backdropClasses, DialogFooter, dialogTitleClasses } from './dialog-parts.tsx'
import { close } from './glyphs.ts'
import { GuardAfterClose } from './guard-after-close.tsx'
import { IconButton } from './icon-button.tsx'
import { popupClasses } from './popup-classes.ts'

const widths = { sm: 'sm:max-w-sm', md: 'sm:max-w-lg', lg: 'sm:max-w-3xl' } as const

type Props = {
  title: ReactNode
  closeLabel: string
  /** A Button; without it the dialog is opened through `open`. */
  trigger?: ReactElement
  description?: ReactNode
  children?: ReactNode
  /** Buttons; DialogClose makes one of them close the dialog. */
  footer?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  size?: keyof typeof widths
}

/** A task apart from the page. Escape, the cross and a press outside close it; focus goes back where it was. */
export const Dialog = ({
  title,
  closeLabel,
  trigger,
  description,
  children,
  footer,
  size = 'md',
  ...state
}: Props) => (
  <Base.Root open={state.open} onOpenChange={state.onOpenChange}>
    {trigger && <Base.Trigger render={trigger} />}
    <Base.Portal>
      <Base.Backdrop className={backdropClasses} />
      <Base.Viewport className="fixed inset-0 z-50 flex items-end justify-center sm:items-center sm:p-6">
        <Base.Popup
          className={classNames(
            popupClasses,
            'flex max-h-[90dvh] w-full flex-col rounded-b-none sm:rounded-b-lg',
            widths[size],
          )}
        >
          <GuardAfterClose />
          <header className="flex items-start justify-between gap-3 px-5 pt-4 pb-2">
            <div className="flex min-w-0 flex-col gap-1 pt-1">
              <Base.Title className={dialogTitleClasses}>{title}</Base.Title>
              {description && (
                <Base.Description className="text-sm text-muted">{description}</Base.Description>
              )}
            </div>
            <Base.Close render={<IconButton glyph={close} label={closeLabel} className="-me-2" />} />
          </header>
          <div className="min-h-0 overflow-y-auto px-5 pt-1 pb-5">{children}</div>
          {footer && <DialogFooter>{footer}</DialogFooter>}
        </Base.Popup>
      </Base.Viewport>
    </Base.Portal>
  </Base.Root>
)
