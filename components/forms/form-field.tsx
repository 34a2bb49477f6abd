'use client'

import type { ComponentProps } from 'react'

import { Field } from '#components/ui/field.tsx'
import { NativeSelect } from '#components/ui/native-select.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextField } from '#components/ui/text-field.tsx'

import { useFieldError } from './form-state.tsx'

/** A line of text that shows what the server said about it. */
export const FormField = (props: ComponentProps<typeof TextField>) => {
  const error = useFieldError(props.name)
  return <TextField id={props.name} {...props} error={props.error ?? error} />
}

type Labelled = { label: string; hint?: string; name: string }

export const FormSelect = ({
  label,
  hint,
  name,
  ...select
}: Labelled & ComponentProps<typeof NativeSelect>) => (
  <Field id={name} label={label} hint={hint} error={useFieldError(name)}>
    {(control) => <NativeSelect {...control} {...select} name={name} />}
  </Field>
)

export const FormTextArea = ({
  label,
  hint,
  name,
  required,
  ...area
}: Labelled & ComponentProps<typeof TextArea>) => (
  <Field id={name} label={label} hint={hint} required={required ?? false} error={useFieldError(name)}>
    {(control) => <TextArea {...control} {...area} name={name} />}
  </Field>
)
