import { classNames } from '#components/ui/class-names.ts'
import { check, circleAlert, circleDashed, clock, type Glyph } from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'

import type { SectionState } from './editor-sections.ts'

const LOOKS: Record<SectionState['state'], { glyph: Glyph; word: string; tone: string }> = {
  done: { glyph: check, word: 'done', tone: 'text-verified' },
  warned: { glyph: clock, word: 'has warnings', tone: 'text-waiting' },
  missing: { glyph: circleDashed, word: 'missing', tone: 'text-muted' },
  optional: { glyph: circleDashed, word: 'optional', tone: 'text-muted' },
}

type Props = {
  sections: readonly SectionState[]
  /** Findings that are neither put right nor given a reason. */
  open: number
}

/** What is done and what is missing, each a way there. A column beside the text; on a phone a strip above it. */
export const SectionRail = ({ sections, open }: Props) => (
  <nav aria-label="Recall sections">
    <ol className="relative flex gap-1 overflow-x-auto lg:flex-col">
      {sections.map(({ id, label, state }) => {
        const { glyph, word, tone } = LOOKS[state]
        return (
          <li key={id} className="shrink-0">
            <a
              href={`#${id}`}
              className="flex min-h-control-sm w-full items-center gap-2 rounded-md px-2 py-1 text-sm text-strong hover:bg-sunken lg:min-h-control"
            >
              <Icon glyph={glyph} className={tone} />
              <span>{label}</span>
              <span
                className={classNames('ms-auto text-xs text-muted', 'sr-only lg:not-sr-only lg:ms-auto!')}
              >
                {word}
              </span>
            </a>
          </li>
        )
      })}
      <li className="shrink-0">
        <a
          href="#check"
          className="flex min-h-control-sm w-full items-center gap-2 rounded-md px-2 py-1 text-sm text-strong hover:bg-sunken lg:min-h-control"
        >
          <Icon
            glyph={open === 0 ? check : circleAlert}
            className={open === 0 ? 'text-verified' : 'text-muted'}
          />
          <span className="whitespace-nowrap">Check, preview</span>
          <span className="ms-auto text-xs text-muted">
            {open > 0 && open}
            <span className="sr-only"> to review</span>
          </span>
        </a>
      </li>
    </ol>
  </nav>
)
