import type { ComponentProps, ReactNode } from 'react'
import { useId } from 'react'
import { classNames } from './class-names.ts'
import { check } from './glyphs.ts'
import { Icon } from './icon.tsx'

type Props = Omit<ComponentProps<'input'>, 'type' | 'className'> & {
  label: ReactNode
  hint?: ReactNode
  hideLabel?: boolean
  className?: string
}

/** A browser's own checkbox in our clothes: works without script and in any form. The whole line can be pressed. */
export const Checkbox = ({ label, hint, hideLabel = false, id, className, ...rest }: Props) => {
  const generated = useId()
  const inputId = id ?? generated
  return (
    <div
      className={classNames(
        'flex min-h-control-sm gap-2.5',
        hideLabel ? 'items-center' : 'items-start',
        className,
      )}
    >
      <span
        className={classNames('relative grid size-mark shrink-0 place-items-center', !hideLabel && 'mt-0.5')}
      >
        <input
          {...rest}
          id={inputId}
          type="checkbox"
          aria-describedby={hint ? `${inputId}-hint` : rest['aria-describedby']}
          className="peer absolute inset-0 appearance-none rounded-sm border border-control bg-surface checked:border-brand-text checked:bg-brand-text indeterminate:border-brand-text disabled:border-line disabled:bg-sunken aria-invalid:border-danger"
        />
        <Icon
          glyph={check}
          className="pointer-events-none relative size-full! stroke-3 p-px text-surface opacity-0 peer-checked:opacity-100 peer-disabled:text-muted"
        />
      </span>
      <span className="flex flex-col gap-0.5">
        <label htmlFor={inputId} className={hideLabel ? 'sr-only' : 'text-sm text-strong'}>
          {label}
        </label>
        {hint && (
          <span id={`${inputId}-hint`} className="text-xs text-muted">
            {hint}
          </span>
        )}
      </span>
    </div>
  )
}
