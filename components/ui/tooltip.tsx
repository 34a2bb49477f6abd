'use client'

import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'

type Props = { trigger: ReactElement; children: ReactNode; side?: 'top' | 'right' | 'bottom' | 'left' }

/** A word on hover or focus. It never shows on touch: nothing may be said here alone. */
export const Tooltip = ({ trigger, children, side = 'top' }: Props) => (
  <Base.Root>
    <Base.Trigger render={trigger} delay={400} />
    <Base.Portal>
      <Base.Positioner className="z-60" sideOffset={6} side={side}>
        <Base.Popup className="popup-motion max-w-64 rounded-md border border-transparent bg-hazard px-2 py-1 text-xs font-medium text-on-hazard">
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
)
