import { classNames } from './class-names.ts'
import { refresh, warning } from './glyphs.ts'
import { Icon } from './icon.tsx'
import { clockText } from './time-texts.ts'

type Props = {
  /** "As of" */
  label: string
  /** ISO, with offset. */
  at: string
  locale: string
  timeZone: string
  /** Set when the figure is older than it may be: shown in words and in amber. */
  staleLabel?: string
}

/** Beside every live figure: when it was true. */
export const AsOf = ({ label, at, locale, timeZone, staleLabel }: Props) => (
  <span
    className={classNames(
      'inline-flex items-center gap-1 text-xs',
      staleLabel ? 'font-medium text-waiting' : 'text-muted',
    )}
  >
    <Icon glyph={staleLabel ? warning : refresh} className="size-3.5!" />
    <span>
      {label} <time dateTime={at}>{clockText(new Date(at), locale, timeZone)}</time>
      {staleLabel && <> · {staleLabel}</>}
    </span>
  </span>
)
