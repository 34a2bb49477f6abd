'use client'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { useState } from 'react'

type Props = { what: 'store' | 'product'; id: string; action: FormAction }

const TEXT = {
  store:
    'The store isn’t notified of new recalls and isn’t listed for selection. Its history stays on record. You can reactivate it.',
  product:
    'The product isn’t listed for new recalls. Its shipments and recalls stay on record. You can reactivate it.',
}

/** Gives a store or a product up, after saying what that means. */
export const RemoveButton = ({ what, id, action }: Props) => {
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      title={`Deactivate this ${what}?`}
      description={TEXT[what]}
      closeLabel="Close"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>Deactivate</Button>}
    >
      <ActionForm action={action} onDone={() => setOpen(false)}>
        <Fields {...{ what, id, removed: true }} />
        <SendButton variant="danger" className="self-end">
          Deactivate {what}
        </SendButton>
      </ActionForm>
    </Dialog>
  )
}

const Fields = ({ what, id, removed }: Omit<Props, 'action'> & { removed: boolean }) => (
  <>
    <input type="hidden" name="what" value={what} />
    <input type="hidden" name="key" value={id} />
    <input type="hidden" name="removed" value={String(removed)} />
  </>
)

/** Says that it is given up, and since when; and lets those who may take it up again. */
export const GivenUp = ({ what, id, since, action }: Props & { since: string; action: FormAction }) => (
  <Banner
    tone="waiting"
    title={`Inactive since ${since.slice(0, 10)}`}
    action={
      <ActionForm action={action}>
        <Fields {...{ what, id, removed: false }} />
        <SendButton variant="secondary">Reactivate</SendButton>
      </ActionForm>
    }
  >
    History is kept. It isn’t part of new recalls.
  </Banner>
)
