'use client'

import { FormField } from '#components/forms/form-field.tsx'

export type Proof = { label: string; password: boolean }

/** What shows that the person at the desk is still the same, before something urgent. */
export const ProofField = ({ label, password }: Proof) => (
  <FormField
    name="proof"
    label={label}
    type={password ? 'password' : 'text'}
    autoComplete={password ? 'current-password' : 'one-time-code'}
    required
  />
)
