'use client'

import { useState } from 'react'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormField, FormTextArea } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { ProofField, type Proof } from './proof-field.tsx'

export type CommandAsk = {
  verb: 'submit' | 'approve' | 'send_back' | 'issue' | 'begin_closing' | 'reopen' | 'cancel'
  label: string
  variant: 'primary' | 'secondary' | 'danger'
  /** Asked before it is done. Without one it is done at once: what one press takes back. */
  question?: { title: string; description: string }
  /** Wants a reason. */
  reason?: boolean
  /** Wants proof that the person at the desk is still the same. */
  proof?: Proof
  /** Must be typed before it can be done. */
  typed?: string
}

type Props = {
  recallId: string
  revision: number
  ask: CommandAsk
  question: { title: string; description: string }
  action: FormAction
}

/** One step along the lifecycle, asked about before it is taken. */
export const CommandDialog = ({ recallId, revision, ask, question, action }: Props) => {
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const ready = !ask.typed || typed.trim().toUpperCase() === ask.typed.toUpperCase()
  return (
    <Dialog
      title={question.title}
      description={question.description}
      closeLabel="Close"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant={ask.variant === 'danger' ? 'secondary' : ask.variant}>{ask.label}</Button>}
    >
      <ActionForm action={action} onDone={() => setOpen(false)}>
        <input type="hidden" name="recallId" value={recallId} />
        <input type="hidden" name="verb" value={ask.verb} />
        <input type="hidden" name="ifRevision" value={revision} />
        {ask.reason && (
          <FormTextArea name="reason" label="Reason" hint="Saved in the audit trail." required rows={3} />
        )}
        {ask.typed && (
          <FormField
            name="typed"
            form="not-sent"
            label={`Type ${ask.typed} to confirm`}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            required
          />
        )}
        {ask.proof && <ProofField {...ask.proof} />}
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="ghost" onClick={() => setOpen(false)}>
            Cancel
          </Button>
          <SendButton variant={ask.variant === 'danger' ? 'danger' : 'primary'} disabled={!ready}>
            {ask.label}
          </SendButton>
        </div>
      </ActionForm>
    </Dialog>
  )
}
