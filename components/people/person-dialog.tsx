'use client'

import { useState } from 'react'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'

import type { PersonRow } from './person-row.ts'
import { RoleFields } from './role-fields.tsx'

type Change = 'disable' | 'enable' | 'invite_again' | 'reset_totp' | 'clear_pin'

const CHANGES: Record<Change, { label: string; text: string; danger?: boolean }> = {
  disable: {
    label: 'Disable',
    text: 'Signs the person out everywhere immediately and blocks sign-in. Their history is kept.',
    danger: true,
  },
  enable: { label: 'Enable', text: 'Allows the person to sign in again.' },
  invite_again: { label: 'Resend invitation', text: 'A new link, valid for three days.' },
  reset_totp: {
    label: 'Remove authenticator',
    text: 'For someone who lost their phone and backup codes. Confirm their identity first.',
    danger: true,
  },
  clear_pin: {
    label: 'Clear PIN',
    text: 'For store staff who forgot it. They set a new one with their password.',
  },
}

const changesFor = ({ status, totp, hasPin }: PersonRow): Change[] => [
  ...(status === 'invited' ? (['invite_again'] as const) : []),
  ...(totp ? (['reset_totp'] as const) : []),
  ...(hasPin ? (['clear_pin'] as const) : []),
  status === 'disabled' ? 'enable' : 'disable',
]

/** What an administrator can change about somebody. */
export const PersonDialog = ({
  person,
  regions,
  action,
}: {
  person: PersonRow
  regions: string[]
  action: FormAction
}) => {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <Dialog
      title={person.name}
      description={person.email}
      closeLabel="Close"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" variant="ghost" aria-label={`Edit ${person.name}`}>
          Edit
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        <ActionForm action={action} onDone={close}>
          <input type="hidden" name="personId" value={person.id} />
          <input type="hidden" name="change" value="role" />
          <RoleFields role={person.role} regions={regions} />
          <p className="text-sm text-muted">
            Changing the role signs the person out everywhere. They sign in again with the new role.
          </p>
          <SendButton className="self-start">Change role</SendButton>
        </ActionForm>
        {changesFor(person).map((change) => (
          <ActionForm
            key={change}
            action={action}
            onDone={close}
            className="flex flex-col gap-2 border-t border-line pt-4"
          >
            <input type="hidden" name="personId" value={person.id} />
            <input type="hidden" name="change" value={change} />
            <p className="text-sm text-body">{CHANGES[change].text}</p>
            <SendButton variant={CHANGES[change].danger ? 'danger' : 'secondary'} className="self-start">
              {CHANGES[change].label}
            </SendButton>
          </ActionForm>
        ))}
      </div>
    </Dialog>
  )
}
