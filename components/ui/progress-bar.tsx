import { classNames } from './class-names.ts'
import { toneFill, type Tone } from './tone.ts'

type Props = {
  label: string
  value: number
  max: number
  /** The value in words, e.g. "312 of 400"; shown at the end of the line and read aloud. */
  valueText: string
  tone?: Tone
  hideLabel?: boolean
  className?: string
}

/** How far something has come. Words above, bar below. */
export const ProgressBar = ({ label, value, max, valueText, tone = 'info', hideLabel, className }: Props) => (
  <div className={classNames('flex flex-col gap-1.5', className)}>
    {!hideLabel && (
      <div aria-hidden className="flex items-baseline justify-between gap-3 text-sm">
        <span className="text-body">{label}</span>
        <span className="font-medium text-strong">{valueText}</span>
      </div>
    )}
    <progress
      aria-label={label}
      value={value}
      max={max > 0 ? max : 1}
      aria-valuetext={valueText}
      className={classNames(
        'progress-bar h-2 w-full overflow-hidden rounded-sm border border-line',
        toneFill[tone],
      )}
    />
  </div>
)
