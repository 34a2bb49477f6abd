import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import { controlClasses } from './control-classes.ts'

/** Several lines; grows with what is written where the browser can. Use it inside a Field. */
export const TextArea = ({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) => (
  <textarea
    {...rest}
    rows={rows}
    className={classNames(controlClasses, 'field-sizing-content min-h-20 px-3 py-2', className)}
  />
)
