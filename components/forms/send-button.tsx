'use client'

import { useContext, type ComponentProps } from 'react'

import { Button } from '#components/ui/button.tsx'

import { FormPending } from './form-pending.tsx'

/** Sends the ActionForm around it, and waits with it. */
export const SendButton = ({ variant = 'primary', ...rest }: ComponentProps<typeof Button>) => (
  <Button {...rest} type="submit" variant={variant} pending={useContext(FormPending)} />
)
