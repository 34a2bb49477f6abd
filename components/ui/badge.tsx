import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { Glyph } from './glyphs.ts'
import { Icon } from './icon.tsx'
import { toneGlyph, toneSoft, type Tone } from './tone.ts'

type Props = {
  children: ReactNode
  tone?: Tone
  glyph?: Glyph | null
  /** The whole text, where there may be too little room for it. */
  title?: string
  className?: string
}

/** A word on a tint, with the tone's icon (`glyph={null}` for none). For a class or a count; for a state see Status. */
export const Badge = ({ children, tone = 'neutral', glyph, title, className }: Props) => (
  <span
    title={title}
    className={classNames(
      'inline-flex items-center gap-1 align-middle rounded-sm px-1.5 py-0.5 text-xs font-medium whitespace-nowrap',
      'border border-transparent',
      title && 'min-w-0',
      toneSoft[tone],
      className,
    )}
  >
    {glyph !== null && <Icon glyph={glyph ?? toneGlyph[tone]} className="size-3.5!" />}
    {title ? <span className="truncate">{children}</span> : children}
  </span>
)
