'use client'

import { Combobox as Base } from '@base-ui/react/combobox'
import { classNames } from './class-names.ts'
import { controlClasses } from './control-classes.ts'
import type { FieldControl } from './field.tsx'
import { check, chevronsUpDown, close } from './glyphs.ts'
import { Icon } from './icon.tsx'
import { optionClasses, popupClasses } from './popup-classes.ts'

export type ComboboxOption = { value: string; label: string; hint?: string }

type Props = Partial<FieldControl> & {
  options: readonly ComboboxOption[]
  emptyText: string
  openLabel: string
  clearLabel: string
  name?: string
  placeholder?: string
  defaultValue?: ComboboxOption | null
  value?: ComboboxOption | null
  onValueChange?: (value: ComboboxOption | null) => void
  /** For options that come from a server as one types. */
  onSearch?: (text: string) => void
  disabled?: boolean
}

const partClasses = 'grid h-full w-7 place-items-center rounded-sm text-muted hover:text-strong'

/**
 * A choice of many, found by typing. Sends the option's `value`. Use it inside a Field; load it lazily if rarely opened.
 * While the list is open Base UI hides the rest of the page from screen readers (Tab closes it); axe, run at that moment,
 * reports aria-hidden-focus for the rest of the page.
 */
export const Combobox = ({
  options,
  emptyText,
  openLabel,
  clearLabel,
  placeholder,
  onSearch,
  ...props
}: Props) => {
  const { id, 'aria-describedby': describedBy, 'aria-invalid': invalid, ...root } = props
  return (
    <Base.Root<ComboboxOption>
      {...root}
      autoHighlight
      items={options}
      isItemEqualToValue={(item, value) => item.value === value.value}
      {...(onSearch ? { onInputValueChange: onSearch, filter: null } : {})}
    >
      <div className="relative">
        <Base.Input
          id={id}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          placeholder={placeholder}
          className={classNames(controlClasses, 'min-h-control ps-3 pe-16')}
        />
        <div className="absolute inset-y-0 end-1 flex items-center">
          <Base.Clear aria-label={clearLabel} className={partClasses}>
            <Icon glyph={close} />
          </Base.Clear>
          <Base.Trigger aria-label={openLabel} className={partClasses}>
            <Icon glyph={chevronsUpDown} />
          </Base.Trigger>
        </div>
      </div>
      <Base.Portal>
        <Base.Positioner className="z-50 outline-none" sideOffset={4}>
          <Base.Popup className={classNames(popupClasses, 'w-(--anchor-width) max-w-(--available-width)')}>
            <Base.Empty>
              <p className="px-3 py-4 text-sm text-muted">{emptyText}</p>
            </Base.Empty>
            <Base.List className="max-h-[min(20rem,var(--available-height))] overflow-y-auto overscroll-contain p-1 data-empty:p-0">
              {(option: ComboboxOption) => (
                <Base.Item key={option.value} value={option} className={optionClasses}>
                  <span className="min-w-0 flex-1 py-1.5">
                    <span className="block truncate">{option.label}</span>
                    {option.hint && <span className="block truncate text-xs text-muted">{option.hint}</span>}
                  </span>
                  <Base.ItemIndicator>
                    <Icon glyph={check} className="text-brand-text" />
                  </Base.ItemIndicator>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
