import type { ComponentProps } from 'react'
import { buttonClasses, type ButtonVariant } from './button-classes.ts'
import { classNames } from './class-names.ts'
import type { Glyph } from './glyphs.ts'
import { Icon } from './icon.tsx'

type Props = Omit<ComponentProps<'button'>, 'className' | 'children' | 'aria-label'> & {
  glyph: Glyph
  /** What it does, as a plain verb; nothing else names it. */
  label: string
  variant?: ButtonVariant
  size?: 'sm' | 'md'
  className?: string
}

/** A square button with an icon alone. Wrap it in a Tooltip where the icon is not one that everybody knows. */
export const IconButton = ({ glyph, label, variant = 'ghost', size = 'md', className, ...rest }: Props) => (
  <button
    type="button"
    {...rest}
    aria-label={label}
    className={buttonClasses({
      variant,
      size,
      className: classNames(size === 'sm' ? 'min-w-control-sm' : 'min-w-control', 'px-0!', className),
    })}
  >
    <Icon glyph={glyph} />
  </button>
)
