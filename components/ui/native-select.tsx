import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import { controlClasses } from './control-classes.ts'
import { chevronDown } from './glyphs.ts'
import { Icon } from './icon.tsx'

type Props = Omit<ComponentProps<'select'>, 'children'> & {
  options: readonly { value: string; label: string; disabled?: boolean }[]
  placeholder?: string
}

/** The platform's own picker: right on phones, no script. Use it inside a Field. */
export const NativeSelect = ({ options, placeholder, className, ...rest }: Props) => (
  <span className={classNames('relative block', className)}>
    <select {...rest} className={classNames(controlClasses, 'min-h-control appearance-none ps-3 pe-9')}>
      {placeholder !== undefined && <option value="">{placeholder}</option>}
      {options.map(({ value, label, disabled }) => (
        <option key={value} value={value} disabled={disabled}>
          {label}
        </option>
      ))}
    </select>
    <Icon glyph={chevronDown} className="pointer-events-none absolute inset-y-0 end-3 my-auto text-muted" />
  </span>
)
