'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

type Props = {
  href: string
  children: ReactNode
  /** Decides by itself from the address when left out: a layout is not rendered again when the page changes. */
  current?: boolean
  className?: string
  title?: string
}

/** A link of the navigation that knows whether one is there. */
export const NavLink = ({ href, children, current, className, title }: Props) => {
  const path = usePathname()
  const here = current ?? (path === href || (href !== '/' && path.startsWith(`${href}/`)))
  return (
    <Link
      href={href}
      prefetch={false}
      title={title}
      aria-current={here ? 'page' : undefined}
      className={className}
    >
      {children}
    </Link>
  )
}
