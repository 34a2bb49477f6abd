import { classNames } from './class-names.ts'
import type { Glyph } from './glyphs.ts'

const sizes = {
  sm: 'size-4 stroke-2',
  md: 'size-5 stroke-[1.75]',
  lg: 'size-6 stroke-[1.75]',
  xl: 'size-8 stroke-[1.75]',
} as const

type Props = {
  glyph: Glyph
  size?: keyof typeof sizes
  /** Only when no word stands beside the icon. */
  label?: string
  className?: string
}

/** One drawing from glyphs.ts. Silent for screen readers unless it is given a label. */
export const Icon = ({ glyph, size = 'sm', label, className }: Props) => (
  <svg
    viewBox="0 0 24 24"
    className={classNames('glyph', sizes[size], className)}
    focusable="false"
    {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
  >
    <path d={glyph} />
  </svg>
)
