import Link from 'next/link'
import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'

/** A link in running text; `quiet` shows its line on hover only, for lists where everything is a link. */
export const TextLink = ({
  quiet = false,
  className,
  ...rest
}: ComponentProps<typeof Link> & { quiet?: boolean }) => (
  <Link
    prefetch={false}
    {...rest}
    className={classNames(
      'rounded-sm font-medium underline-offset-2',
      quiet ? 'text-strong hover:underline' : 'text-brand-text underline decoration-1',
      className,
    )}
  />
)
