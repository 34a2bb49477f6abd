'use client'

import type { ReactNode } from 'react'

import { Field, type FieldControl } from '#components/ui/field.tsx'

import { useFault } from './editor-context.ts'
import { FindingsAt } from './findings-at.tsx'

type Props = {
  /** Path within the recall: also the control’s id, where the list of findings leads. */
  field: string
  label: ReactNode
  hint?: ReactNode
  note?: ReactNode
  hideLabel?: boolean
  className?: string
  children: (control: FieldControl) => ReactNode
}

/** One field of the recall with what the linter says about it. */
export const EditorField = ({ field, className, children, ...texts }: Props) => (
  <div className={className ?? 'flex min-w-0 flex-col gap-1.5'}>
    <Field id={field} error={useFault(field)} {...texts}>
      {children}
    </Field>
    <FindingsAt field={field} />
  </div>
)
