'use client'

import { Select as Base } from '@base-ui/react/select'
import { classNames } from './class-names.ts'
import { controlClasses } from './control-classes.ts'
import type { FieldControl } from './field.tsx'
import { check, chevronDown } from './glyphs.ts'
import { Icon } from './icon.tsx'
import { optionClasses, popupClasses } from './popup-classes.ts'

export type SelectOption = { value: string; label: string; hint?: string; disabled?: boolean }

type Props = Partial<FieldControl> & {
  options: readonly SelectOption[]
  name?: string
  placeholder?: string
  value?: string | null
  defaultValue?: string
  onValueChange?: (value: string | null) => void
  disabled?: boolean
  className?: string
}

/** A choice of few, with hints. Use it inside a Field; NativeSelect needs no script: take it in the store app. */
export const Select = ({ options, placeholder, className, required, onValueChange, ...props }: Props) => {
  const { id, 'aria-describedby': describedBy, 'aria-invalid': invalid, ...root } = props
  return (
    <Base.Root
      {...root}
      items={options}
      required={required ?? false}
      onValueChange={(value) => onValueChange?.(value ?? null)}
    >
      <Base.Trigger
        id={id}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        className={classNames(
          controlClasses,
          'flex min-h-control items-center justify-between gap-2 px-3 text-start select-none',
          className,
        )}
      >
        <Base.Value placeholder={placeholder} className="truncate data-placeholder:text-muted" />
        <Base.Icon className="text-muted">
          <Icon glyph={chevronDown} />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="z-50 outline-none" sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup
            className={classNames(popupClasses, 'min-w-(--anchor-width) max-w-(--available-width)')}
          >
            <Base.List className="max-h-(--available-height) overflow-y-auto p-1">
              {options.map(({ value, label, hint, disabled }) => (
                <Base.Item key={value} value={value} disabled={disabled} className={optionClasses}>
                  <span className="size-4">
                    <Base.ItemIndicator>
                      <Icon glyph={check} className="text-brand-text" />
                    </Base.ItemIndicator>
                  </span>
                  <span className="flex min-w-0 flex-col py-1.5">
                    <Base.ItemText>{label}</Base.ItemText>
                    {hint && <span className="text-xs text-muted">{hint}</span>}
                  </span>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
