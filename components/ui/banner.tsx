import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import { toneGlyph, toneSoft, toneText, type Tone } from './tone.ts'

type Props = {
  title: ReactNode
  tone?: Tone
  children?: ReactNode
  action?: ReactNode
  /** `assertive` for what went wrong just now, `polite` for other news; without it the banner is part of the page. */
  live?: 'polite' | 'assertive'
  className?: string
}

/** What one must know before going on: what happened, what was kept, what to do. */
export const Banner = ({ title, tone = 'info', children, action, live, className }: Props) => (
  <div
    role={live === 'assertive' ? 'alert' : live === 'polite' ? 'status' : undefined}
    className={classNames(
      'flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg border border-current/20 px-4 py-3 text-sm',
      toneSoft[tone],
      className,
    )}
  >
    <Icon
      glyph={toneGlyph[tone]}
      size="md"
      className={tone === 'hazard' ? 'text-on-hazard' : toneText[tone]}
    />
    <div className="flex min-w-0 flex-1 basis-48 flex-col gap-0.5">
      <p className={classNames('font-semibold', tone === 'hazard' ? 'text-on-hazard' : 'text-strong')}>
        {title}
      </p>
      {children && <div className={tone === 'hazard' ? 'text-on-hazard' : 'text-body'}>{children}</div>}
    </div>
    {action && <div className="flex shrink-0 gap-2">{action}</div>}
  </div>
)
