import Link from 'next/link'
import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'

type Props = ComponentProps<typeof Link> & { quiet?: boolean; alone?: boolean }

/**
 * A link in running text; `quiet` shows its line on hover only, for lists where everything is a link; `alone` is not within
 * a sentence, and as high as whatever else is pressed.
 */
export const TextLink = ({ quiet = false, alone = false, className, ...rest }: Props) => (
  <Link
    prefetch={false}
    {...rest}
    className={classNames(
      'rounded-sm font-medium underline-offset-2',
      alone && 'inline-flex min-h-control min-w-control items-center',
      quiet ? 'text-strong hover:underline' : 'text-brand-text underline decoration-1',
      className,
    )}
  />
)
