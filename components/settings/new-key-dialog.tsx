'use client'

import { useState } from 'react'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormField, FormSelect } from '#components/forms/form-field.tsx'
import { useFieldError } from '#components/forms/form-state.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { secretIn, ShownSecret } from '#components/forms/shown-secret.tsx'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { plus } from '#components/ui/glyphs.ts'
import type { ApiScope } from '#lib/domain/identity/actor.ts'

import { SCOPE_WORDS } from './key-rows.ts'

const LIVES = [
  { value: '90', label: '90 days' },
  { value: '30', label: '30 days' },
  { value: '365', label: '1 year' },
  { value: 'never', label: 'Doesn’t expire' },
]

/** A new key: what it is for, what it may do, how long it is good for; then its secret, once. */
export const NewKeyDialog = ({ action }: { action: FormAction }) => {
  const [open, setOpen] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <Dialog
      title="Create API key"
      closeLabel="Close"
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        if (!next) setSecret(null)
      }}
      trigger={
        <Button variant="primary" glyph={plus}>
          Create key
        </Button>
      }
    >
      {secret === null ? (
        <ActionForm action={action} onDone={(value) => setSecret(secretIn(value, 'key'))}>
          <FormField
            name="name"
            label="Name"
            hint="The system that will use it"
            autoComplete="off"
            required
          />
          <Scopes />
          <FormSelect name="life" label="Expires after" options={LIVES} defaultValue="90" />
          <SendButton className="self-end">Create key</SendButton>
        </ActionForm>
      ) : (
        <ShownSecret what="key" secret={secret} />
      )}
    </Dialog>
  )
}

const Scopes = () => {
  const error = useFieldError('scopes')
  return (
    <fieldset id="scopes" tabIndex={-1} aria-describedby={error ? 'scopes-error' : undefined}>
      <legend className="mb-1 text-sm font-medium text-strong">Scopes</legend>
      <div className="flex flex-col">
        {(Object.keys(SCOPE_WORDS) as ApiScope[]).map((scope) => (
          <Checkbox key={scope} name={`scope.${scope}`} label={SCOPE_WORDS[scope]} />
        ))}
      </div>
      {error && (
        <p id="scopes-error" className="mt-1 text-xs font-medium text-danger">
          {error}
        </p>
      )}
    </fieldset>
  )
}
