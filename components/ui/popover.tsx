'use client'

import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { popupClasses } from './popup-classes.ts'

type Props = {
  trigger: ReactElement
  title: ReactNode
  children: ReactNode
  align?: 'start' | 'center' | 'end'
  /** Opens on hover too, for what a symbol means. A press opens it on any device. */
  onHover?: boolean
}

/** A little more about the thing that opens it, with its own title. May hold controls. */
export const Popover = ({ trigger, title, children, align = 'start', onHover = false }: Props) => (
  <Base.Root>
    <Base.Trigger render={trigger} openOnHover={onHover} />
    <Base.Portal>
      <Base.Positioner className="z-50" sideOffset={6} align={align} collisionPadding={12}>
        <Base.Popup
          className={classNames(
            popupClasses,
            'flex w-80 max-w-(--available-width) flex-col gap-2 p-4 text-sm',
          )}
        >
          <Base.Title className="text-sm font-semibold text-strong">{title}</Base.Title>
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
)
