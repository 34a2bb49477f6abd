'use client'

import { useState } from 'react'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormField, FormSelect } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { plus } from '#components/ui/glyphs.ts'
import { useToast } from '#components/ui/toast.tsx'

import { RoleFields } from './role-fields.tsx'

const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Español' },
  { value: 'fr', label: 'Français' },
]

/** Somebody new: they get a mail and choose their own password. */
export const InviteDialog = ({ action, regions }: { action: FormAction; regions: string[] }) => {
  const [open, setOpen] = useState(false)
  const toast = useToast()
  const done = () => {
    setOpen(false)
    toast({
      title: 'Invitation sent',
      description: 'The link is valid for three days.',
      tone: 'verified',
    })
  }
  return (
    <Dialog
      title="Invite person"
      closeLabel="Close"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary" glyph={plus}>
          Invite
        </Button>
      }
    >
      <ActionForm action={action} onDone={done}>
        <FormField name="name" label="Name" autoComplete="off" required />
        <FormField name="email" type="email" label="Email" autoComplete="off" required />
        <RoleFields regions={regions} />
        <FormSelect name="language" label="Language" options={LANGUAGES} defaultValue="en" />
        <SendButton className="self-end">Send invitation</SendButton>
      </ActionForm>
    </Dialog>
  )
}
