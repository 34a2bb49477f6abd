import { classNames } from './class-names.ts'
import { check, circleDashed, clock } from './glyphs.ts'
import { Icon } from './icon.tsx'

const looks = {
  done: { glyph: check, classes: 'text-verified' },
  current: { glyph: clock, classes: 'text-waiting' },
  ahead: { glyph: circleDashed, classes: 'text-muted' },
} as const

export type Step = { label: string; state: keyof typeof looks; note?: string; stateLabel: string }

/**
 * A way in few steps, and how far along it one is. `stateLabel` ("done", "waiting") is read aloud. The label itself tells
 * the truth too: "Waiting to send" until it was sent, never "Sent" with a clock beside it.
 */
export const Steps = ({ label, steps }: { label: string; steps: readonly Step[] }) => (
  <ol aria-label={label} className="flex flex-wrap gap-x-5 gap-y-2">
    {steps.map((step) => (
      <li
        key={step.label}
        aria-current={step.state === 'current' ? 'step' : undefined}
        className={classNames('flex items-center gap-1.5 text-sm', looks[step.state].classes)}
      >
        <Icon glyph={looks[step.state].glyph} />
        <span className={step.state === 'ahead' ? undefined : 'font-medium'}>{step.label}</span>
        <span className="sr-only">, {step.stateLabel}</span>
        {step.note && <span className="text-xs text-muted">{step.note}</span>}
      </li>
    ))}
  </ol>
)
