import { useId, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { circleAlert } from './glyphs.ts'
import { Icon } from './icon.tsx'

export type RadioOption = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }

type Props = {
  legend: ReactNode
  name: string
  options: readonly RadioOption[]
  defaultValue?: string
  value?: string
  onValueChange?: (value: string) => void
  required?: boolean
  error?: ReactNode
  /** `cards` gives each choice a frame: for the few decisions that deserve it, and for gloves. */
  look?: 'list' | 'cards'
  /** Cards side by side where there is room. */
  columns?: 2 | 3
  className?: string
}

/** One of a few, all in sight. The browser's own radio buttons; needs no script unless `onValueChange` is given. */
export const RadioGroup = ({
  legend,
  name,
  options,
  error,
  look = 'list',
  columns,
  className,
  ...props
}: Props) => {
  const id = useId()
  const { defaultValue, value, onValueChange, required } = props
  return (
    <fieldset
      aria-describedby={error ? `${id}-error` : undefined}
      className={classNames('min-w-0', className)}
    >
      <legend className="mb-1.5 text-sm font-medium text-strong">{legend}</legend>
      <div
        className={classNames(
          'grid',
          look === 'cards' ? 'gap-2' : 'gap-1',
          columns === 2 && 'sm:grid-cols-2',
          columns === 3 && 'sm:grid-cols-3',
        )}
      >
        {options.map((option) => (
          <label
            key={option.value}
            className={classNames(
              'flex min-h-control-sm items-start gap-2.5 text-sm text-strong has-disabled:text-muted',
              look === 'cards' &&
                'rounded-lg border border-control bg-surface p-3 hover:bg-sunken has-checked:border-brand-text has-checked:bg-brand-soft has-checked:ring-1 has-checked:ring-brand-text',
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              required={required}
              disabled={option.disabled}
              defaultChecked={defaultValue === undefined ? undefined : defaultValue === option.value}
              checked={value === undefined ? undefined : value === option.value}
              onChange={onValueChange && (() => onValueChange(option.value))}
              className="mt-0.5 size-mark shrink-0 appearance-none rounded-full border border-control bg-surface transition-all checked:border-[0.3125rem] checked:border-brand-text disabled:border-line disabled:bg-sunken"
            />
            <span className="flex flex-col gap-0.5">
              {option.label}
              {option.hint && <span className="text-xs text-muted">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className="mt-1.5 flex gap-1.5 text-xs font-medium text-danger">
          <Icon glyph={circleAlert} />
          {error}
        </p>
      )}
    </fieldset>
  )
}
