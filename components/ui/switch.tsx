// A checkbox tells its own state; aria-checked beside it would only be able to contradict it.
/* oxlint-disable jsx-a11y/role-has-required-aria-props */
import { useId, type ComponentProps, type ReactNode } from 'react'
import { classNames } from './class-names.ts'

type Props = Omit<ComponentProps<'input'>, 'type' | 'className' | 'role'> & {
  label: ReactNode
  hint?: ReactNode
  className?: string
}

/** On or off, at once. In a form that is sent later use a Checkbox. */
export const Switch = ({ label, hint, id, className, ...rest }: Props) => {
  const generated = useId()
  const inputId = id ?? generated
  return (
    <div className={classNames('relative flex min-h-control items-center justify-between gap-4', className)}>
      <span className="flex flex-col gap-0.5">
        {/* The whole row is pressed, not the few letters alone. */}
        <label htmlFor={inputId} className="text-sm text-strong after:absolute after:inset-0">
          {label}
        </label>
        {hint && (
          <span id={`${inputId}-hint`} className="text-xs text-muted">
            {hint}
          </span>
        )}
      </span>
      <input
        {...rest}
        id={inputId}
        type="checkbox"
        role="switch"
        aria-describedby={hint ? `${inputId}-hint` : undefined}
        className="relative h-6 w-10 shrink-0 appearance-none rounded-full border border-control bg-sunken transition-colors before:absolute before:inset-y-0.5 before:start-0.5 before:aspect-square before:rounded-full before:border before:border-transparent before:bg-muted before:transition-transform checked:border-brand-text checked:bg-brand-text checked:before:translate-x-4 checked:before:bg-surface disabled:opacity-60"
      />
    </div>
  )
}
