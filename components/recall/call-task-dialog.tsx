'use client'

import { useState } from 'react'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormTextArea } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { RadioGroup } from '#components/ui/radio-group.tsx'

const OUTCOMES = [
  { value: 'reached', label: 'Reached someone', hint: 'The call is done, and you own the store' },
  { value: 'no_answer', label: 'No answer', hint: 'The store stays on your list' },
  { value: 'wrong_number', label: 'Wrong number', hint: 'The store stays on your list' },
]

type Props = { taskId: string; storeNumber: string; action: FormAction }

/** What came of a call. */
export const CallTaskDialog = ({ taskId, storeNumber, action }: Props) => {
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      title={`Call to store ${storeNumber}`}
      closeLabel="Close"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" aria-label={`Log the call to store ${storeNumber}`}>
          Log call
        </Button>
      }
    >
      <ActionForm action={action} onDone={() => setOpen(false)}>
        <input type="hidden" name="taskId" value={taskId} />
        <RadioGroup legend="Outcome" name="outcome" options={OUTCOMES} defaultValue="reached" />
        <FormTextArea name="note" label="Note" hint="Who you spoke with and what they said." rows={3} />
        <SendButton className="self-end">Save</SendButton>
      </ActionForm>
    </Dialog>
  )
}
