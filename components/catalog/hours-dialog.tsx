'use client'

import { useState } from 'react'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormField } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'

import { DAY_WORDS } from './catalog-words.ts'

type Hours = { day: number; open: string; close: string }[]

/** Opening hours, day by day. Both times empty: closed. */
export const HoursDialog = ({
  storeNumber,
  hours,
  action,
}: {
  storeNumber: string
  hours: Hours
  action: FormAction
}) => {
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      title="Opening hours"
      description="In the store’s time zone. A day without times is closed. A closing time before the opening time means after midnight."
      closeLabel="Close"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sm">Edit hours</Button>}
    >
      <ActionForm action={action} onDone={() => setOpen(false)}>
        <input type="hidden" name="number" value={storeNumber} />
        {DAY_WORDS.map((word, i) => {
          const known = hours.find(({ day }) => day === i + 1)
          return (
            <fieldset key={word} className="grid grid-cols-[6rem_1fr_1fr] items-center gap-3">
              <legend className="sr-only">{word}</legend>
              <span aria-hidden className="text-sm text-strong">
                {word}
              </span>
              <FormField
                name={`open.${i + 1}`}
                type="time"
                label={`${word}, opens`}
                hideLabel
                defaultValue={known?.open}
              />
              <FormField
                name={`close.${i + 1}`}
                type="time"
                label={`${word}, closes`}
                hideLabel
                defaultValue={known?.close}
              />
            </fieldset>
          )
        })}
        <SendButton className="self-end">Save hours</SendButton>
      </ActionForm>
    </Dialog>
  )
}
