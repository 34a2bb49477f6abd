import type { ComponentProps } from 'react'
import { Field, type FieldTexts } from './field.tsx'
import { TextInput } from './text-input.tsx'

type Props = FieldTexts & Omit<ComponentProps<'input'>, 'name'> & { name: string }

/** Field and TextInput in one. Its id is its name unless given, which is where FormErrorSummary leads. */
export const TextField = ({
  label,
  hint,
  error,
  required,
  note,
  hideLabel,
  className,
  id,
  ...input
}: Props) => (
  <Field {...{ label, hint, error, required, note, hideLabel, className }} id={id ?? input.name}>
    {(control) => <TextInput {...input} {...control} />}
  </Field>
)
