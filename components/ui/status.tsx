import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { Glyph } from './glyphs.ts'
import { Icon } from './icon.tsx'
import { toneGlyph, toneText, type Tone } from './tone.ts'

type Props = { children: ReactNode; tone?: Tone; glyph?: Glyph; className?: string }

/** The state of a thing: icon and word, no frame. Quiet enough to stand in every row. */
export const Status = ({ children, tone = 'neutral', glyph, className }: Props) => (
  <span
    className={classNames(
      'inline-flex items-center gap-1.5 align-middle text-sm whitespace-nowrap',
      className,
    )}
  >
    <Icon glyph={glyph ?? toneGlyph[tone]} className={toneText[tone]} />
    <span className={tone === 'neutral' ? 'text-body' : classNames('font-medium', toneText[tone])}>
      {children}
    </span>
  </span>
)
