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
      title="Issue it later"
      description="It goes out by itself at that time. What would be refused then is not issued, and you are told here."
      closeLabel="Close"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>Schedule</Button>}
    >
      <ActionForm action={action} onDone={() => setOpen(false)}>
        <input type="hidden" name="recallId" value={recallId} />
        <input type="hidden" name="ifRevision" value={revision} />
        <FormField name="local" type="datetime-local" label="Day and time" required />
        <FormSelect
          name="zone"
          label="On the clocks of"
          options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        />
        {proof && <ProofField {...proof} />}
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="ghost" onClick={() => setOpen(false)}>
            Not now
          </Button>
          <SendButton>Schedule</SendButton>
        </div>
      </ActionForm>
    </Dialog>
  )
}
