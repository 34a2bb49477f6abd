'use client'

import Link from 'next/link'
import { useId, useRef, type ReactNode } from 'react'
import { AvatarInitials } from '#components/ui/avatar-initials.tsx'
import type { Glyph } from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'

type Props = {
  name: string
  detail?: string
  /** Names the button, before the person's name: "Account". */
  label: string
  links: readonly { label: string; href: string; glyph?: Glyph }[]
  /** Below the links: the form that signs out. Give its button `block`. */
  children?: ReactNode
}

/**
 * Who is signed in, and what that person can do with the account. The browser's own popover, because it stands on every
 * page: Base UI's menu weighs 60 KB, more than the store app's whole budget.
 */
export const UserMenu = ({ name, detail, label, links, children }: Props) => {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={`${label}: ${name}`}
        className="grid size-control shrink-0 place-items-center rounded-full hover:bg-sunken"
      >
        <AvatarInitials name={name} />
      </button>
      <div
        ref={box}
        id={id}
        popover="auto"
        className="inset-auto end-4 top-[calc(var(--notice)+var(--bar))] m-0 w-64 max-w-[calc(100vw-2rem)] rounded-lg border border-line bg-raised p-1 text-body shadow-lift lg:end-6"
      >
        <p className="flex flex-col border-b border-line px-2.5 pt-1.5 pb-2.5 text-sm">
          <span className="font-medium wrap-anywhere text-strong">{name}</span>
          {detail && <span className="text-xs text-muted">{detail}</span>}
        </p>
        <ul className="py-1">
          {links.map((link) => (
            <li key={link.href}>
              <Link
                href={link.href}
                prefetch={false}
                onClick={() => box.current?.hidePopover()}
                className="flex min-h-control items-center gap-2.5 rounded-md px-2.5 text-sm hover:bg-sunken hover:text-strong focus-visible:-outline-offset-2"
              >
                {link.glyph && <Icon glyph={link.glyph} className="text-muted" />}
                {link.label}
              </Link>
            </li>
          ))}
        </ul>
        {children && <div className="border-t border-line pt-1">{children}</div>}
      </div>
    </>
  )
}
