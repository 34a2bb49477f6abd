'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

type Props = {
  href: string
  children: ReactNode
  /** Decides by itself from the address when left out: a layout is not rendered again when the page changes. */
  current?: boolean | undefined
  /** Addresses elsewhere that belong to it all the same; and below it that do not. */
  also?: string | undefined
  except?: string | undefined
  className?: string
  title?: string
}

/** A link of the navigation that knows whether one is there. */
export const NavLink = ({ href, children, current, also, except, className, title }: Props) => {
  const path = usePathname()
  const matches = (pattern: string | undefined) => pattern !== undefined && new RegExp(pattern).test(path)
  const below = path === href || (href !== '/' && path.startsWith(`${href}/`))
  const here = current ?? (matches(also) || (below && !matches(except)))
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
