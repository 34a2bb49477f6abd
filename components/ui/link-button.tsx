import Link from 'next/link'
import type { ComponentProps } from 'react'
import { buttonClasses, type ButtonLook } from './button-classes.ts'
import type { Glyph } from './glyphs.ts'
import { Icon } from './icon.tsx'

type Props = Omit<ComponentProps<typeof Link>, 'className'> & ButtonLook & { glyph?: Glyph }

/** Goes somewhere and looks like a button. What changes something is a Button. */
export const LinkButton = ({ variant, size, block, className, glyph, children, ...rest }: Props) => (
  <Link prefetch={false} {...rest} className={buttonClasses({ variant, size, block, className })}>
    {glyph && <Icon glyph={glyph} />}
    {children}
  </Link>
)
