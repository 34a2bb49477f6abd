'use client'

import { Menu as Base } from '@base-ui/react/menu'
import Link from 'next/link'
import type { ReactElement } from 'react'
import { classNames } from './class-names.ts'
import type { Glyph } from './glyphs.ts'
import { Icon } from './icon.tsx'
import { optionClasses, popupClasses } from './popup-classes.ts'

export type MenuItem =
  | { kind?: 'link'; label: string; href: string; glyph?: Glyph }
  | {
      kind?: 'action'
      label: string
      onSelect: () => void
      glyph?: Glyph
      danger?: boolean
      disabled?: boolean
    }
  | { kind: 'separator'; label: string }

type Props = {
  /** A Button or IconButton. */
  trigger: ReactElement
  /** A separator's label only has to be unique. */
  items: readonly MenuItem[]
  heading?: string
  align?: 'start' | 'end'
}

const MenuRow = ({ item }: { item: MenuItem }) => {
  if (item.kind === 'separator') return <Base.Separator className="-mx-1 my-1 h-px bg-line" />
  const content = (
    <>
      {item.glyph && <Icon glyph={item.glyph} className="text-muted" />}
      {item.label}
    </>
  )
  if ('href' in item)
    return (
      <Base.LinkItem
        closeOnClick
        render={<Link href={item.href} prefetch={false} />}
        className={optionClasses}
      >
        {content}
      </Base.LinkItem>
    )
  return (
    <Base.Item
      onClick={item.onSelect}
      disabled={item.disabled}
      className={classNames(optionClasses, item.danger && 'text-danger data-highlighted:text-danger')}
    >
      {content}
    </Base.Item>
  )
}

/** Actions and links behind a button. 60 KB of script: for the console, not for the store app. */
export const Menu = ({ trigger, items, heading, align = 'end' }: Props) => (
  <Base.Root>
    <Base.Trigger render={trigger} />
    <Base.Portal>
      <Base.Positioner className="z-50 outline-none" sideOffset={4} align={align}>
        <Base.Popup className={classNames(popupClasses, 'min-w-48 p-1')}>
          <Base.Group>
            {heading && (
              <Base.GroupLabel className="px-2.5 pt-1.5 pb-1 text-xs font-medium text-muted">
                {heading}
              </Base.GroupLabel>
            )}
            {items.map((item) => (
              <MenuRow key={item.label} item={item} />
            ))}
          </Base.Group>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
)
