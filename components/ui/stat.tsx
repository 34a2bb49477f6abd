import Link from 'next/link'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import { toneGlyph, toneText, type Tone } from './tone.ts'

type Props = {
  label: ReactNode
  value: ReactNode
  /** What follows the figure, smaller: "of 400", "min". */
  unit?: ReactNode
  /** A line below: the change, or an AsOf. */
  note?: ReactNode
  tone?: Tone
  /** Where the figure comes from; the whole tile leads there. */
  href?: string
  className?: string
}

/** One figure with its name. Use several in a StatRow. */
export const Stat = ({ label, value, unit, note, tone, href, className }: Props) => (
  <div
    className={classNames(
      'relative flex min-w-0 flex-col gap-1 bg-surface p-4',
      href && 'hover:bg-sunken',
      className,
    )}
  >
    <dt className="flex items-center gap-1.5 text-sm text-muted">
      {tone && <Icon glyph={toneGlyph[tone]} className={toneText[tone]} />}
      {href ? (
        <Link href={href} prefetch={false} className="after:absolute after:inset-0">
          {label}
        </Link>
      ) : (
        label
      )}
    </dt>
    <dd className="flex flex-wrap items-baseline gap-x-1.5">
      <span
        className={classNames('text-xl font-semibold tracking-tight', tone ? toneText[tone] : 'text-strong')}
      >
        {value}
      </span>
      {unit && <span className="text-sm text-muted">{unit}</span>}
    </dd>
    {note && <dd className="text-xs text-muted">{note}</dd>}
  </div>
)

/** Figures side by side, parted by hairlines; two in a row on a phone. */
export const StatRow = ({ children, className }: { children: ReactNode; className?: string }) => (
  <dl
    className={classNames(
      'grid grid-cols-2 gap-px max-sm:[&>:last-child:nth-child(odd)]:col-span-2 overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] print:grid-cols-[repeat(auto-fit,minmax(6rem,1fr))]',
      className,
    )}
  >
    {children}
  </dl>
)
