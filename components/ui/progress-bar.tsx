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
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuetext={valueText}
      className="h-2 overflow-hidden rounded-sm border border-line bg-sunken print:[print-color-adjust:exact]"
    >
      <div
        data-fill
        className={classNames('h-full', toneFill[tone])}
        style={{ width: `${max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0}%` }}
      />
    </div>
  </div>
)
