import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { Glyph } from './glyphs.ts'
import { Icon } from './icon.tsx'
import { toneGlyph, toneSoft, type Tone } from './tone.ts'

type Props = { children: ReactNode; tone?: Tone; glyph?: Glyph | null; className?: string }

/** A word on a tint, with the tone's icon (`glyph={null}` for none). For a class or a count; for a state see Status. */
export const Badge = ({ children, tone = 'neutral', glyph, className }: Props) => (
  <span
    className={classNames(
      'inline-flex items-center gap-1 align-middle rounded-sm px-1.5 py-0.5 text-xs font-medium whitespace-nowrap',
      'border border-transparent',
      toneSoft[tone],
      className,
    )}
  >
    {glyph !== null && <Icon glyph={glyph ?? toneGlyph[tone]} className="size-3.5!" />}
    {children}
  </span>
)
