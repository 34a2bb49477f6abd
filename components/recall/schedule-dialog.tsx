'use client'

import { useState } from 'react'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormField, FormSelect } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { ProofField, type Proof } from './proof-field.tsx'

type Props = {
  recallId: string
  revision: number
  zones: string[]
  proof: Proof | null
  action: FormAction
}

/** Has an approved recall issued at a time of one's choice. */
export const ScheduleDialog = ({ recallId, revision, zones, proof, action }: Props) => {
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      title="Schedule issue"
      description="The recall is issued automatically at this time. If it can’t be issued, nothing is sent and the reason is shown here."
      closeLabel="Close"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>Schedule</Button>}
    >
      <ActionForm action={action} onDone={() => setOpen(false)}>
        <input type="hidden" name="recallId" value={recallId} />
        <input type="hidden" name="ifRevision" value={revision} />
        <FormField name="local" type="datetime-local" label="Date and time" required />
        <FormSelect
          name="zone"
          label="Time zone"
          options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        />
        {proof && <ProofField {...proof} />}
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="ghost" onClick={() => setOpen(false)}>
            Cancel
          </Button>
          <SendButton>Schedule</SendButton>
        </div>
      </ActionForm>
    </Dialog>
  )
}
