import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { Glyph } from './glyphs.ts'
import { Icon } from './icon.tsx'
import { toneGlyph, toneText, type Tone } from './tone.ts'

type Props = {
  children: ReactNode
  tone?: Tone
  glyph?: Glyph
  /** For a state that is a sentence: it breaks rather than stick out of a narrow screen. */
  wrap?: boolean
  className?: string
}

/** The state of a thing: icon and word, no frame. Quiet enough to stand in every row. */
export const Status = ({ children, tone = 'neutral', glyph, wrap, className }: Props) => (
  <span
    className={classNames(
      'inline-flex items-center gap-1.5 align-middle text-sm',
      !wrap && 'whitespace-nowrap',
      className,
    )}
  >
    <Icon glyph={glyph ?? toneGlyph[tone]} className={toneText[tone]} />
    <span className={tone === 'neutral' ? 'text-body' : classNames('font-medium', toneText[tone])}>
      {children}
    </span>
  </span>
)
