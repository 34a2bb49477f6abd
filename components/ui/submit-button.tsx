'use client'

import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from './button.tsx'

/** The button that sends its form; waits by itself while the form's action runs. Primary unless said otherwise. */
export const SubmitButton = ({ variant = 'primary', pending, ...rest }: ComponentProps<typeof Button>) => {
  const status = useFormStatus()
  return <Button {...rest} type="submit" variant={variant} pending={pending ?? status.pending} />
}
