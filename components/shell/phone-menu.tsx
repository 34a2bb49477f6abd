'use client'

import { Drawer } from '#components/ui/drawer.tsx'
import { menu } from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'
import { usePathname } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import { bottomItemClasses } from './nav-classes.ts'

/** The last place of the phone's bottom bar: the rest of the navigation in a drawer that closes when one arrives. */
export const PhoneMenu = ({
  label,
  closeLabel,
  children,
}: {
  label: string
  closeLabel: string
  children: ReactNode
}) => {
  const path = usePathname()
  // Where it was opened: on any other page it is closed, without an effect that would have to close it.
  const [openAt, setOpenAt] = useState<string | null>(null)
  return (
    <Drawer
      title={label}
      closeLabel={closeLabel}
      side="bottom"
      open={openAt === path}
      onOpenChange={(open) => setOpenAt(open ? path : null)}
      trigger={
        <button type="button" className={bottomItemClasses}>
          <Icon glyph={menu} size="md" />
          {label}
        </button>
      }
    >
      {children}
    </Drawer>
  )
}
