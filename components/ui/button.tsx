import type { ComponentProps } from 'react'
import { buttonClasses, type ButtonLook } from './button-classes.ts'
import type { Glyph } from './glyphs.ts'
import { Icon } from './icon.tsx'
import { Spinner } from './spinner.tsx'

// Covered by the spinner, it keeps its room and its name.
const label =
  'contents peer-data-turning:inline-flex peer-data-turning:items-center peer-data-turning:gap-2 peer-data-turning:opacity-0'

type Props = Omit<ComponentProps<'button'>, 'className'> &
  ButtonLook & {
    glyph?: Glyph
    /** Keeps its size and its focus while it waits, and does nothing when pressed again. */
    pending?: boolean
  }

/** The one button. `type` is "button" unless said otherwise. In a form use SubmitButton. */
export const Button = ({
  variant,
  size,
  block,
  className,
  glyph,
  pending = false,
  type = 'button',
  children,
  ...rest
}: Props) => (
  <button
    {...rest}
    {...(pending ? { 'aria-busy': true, 'aria-disabled': true, onClick: undefined } : {})}
    // A waiting button stays focusable; it must only not submit a second time.
    type={pending ? 'button' : type}
    className={buttonClasses({ variant, size, block, className })}
  >
    {pending && <Spinner />}
    <span className={label}>
      {glyph && <Icon glyph={glyph} />}
      {children}
    </span>
  </button>
)
