'use client'

import { useState } from 'react'
import { panelLeft } from '#components/ui/glyphs.ts'
import { IconButton } from '#components/ui/icon-button.tsx'

type Props = { collapsed: boolean; collapseLabel: string; expandLabel: string }

/** Narrows the rail to its icons. Remembered in the cookie `rail`, which the layout hands back as `collapsed`. */
export const RailToggle = ({ collapsed: initially, collapseLabel, expandLabel }: Props) => {
  const [collapsed, setCollapsed] = useState(initially)
  return (
    <IconButton
      glyph={panelLeft}
      label={collapsed ? expandLabel : collapseLabel}
      aria-expanded={!collapsed}
      className="max-lg:hidden"
      onClick={(event) => {
        const next = !collapsed
        setCollapsed(next)
        event.currentTarget.closest('[data-rail]')?.setAttribute('data-rail', next ? 'narrow' : 'wide')
        document.cookie = `rail=${next ? 'narrow' : 'wide'}; path=/; max-age=31536000; samesite=lax`
      }}
    />
  )
}
