import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import { controlClasses } from './control-classes.ts'

/** One line of text. Set `type`, `inputMode` and `autoComplete`: they decide the keyboard and the password manager. */
export const TextInput = ({ className, ...rest }: ComponentProps<'input'>) => (
  <input {...rest} className={classNames(controlClasses, 'min-h-control px-3', className)} />
)
