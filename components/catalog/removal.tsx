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
    'It is told of no new recall and offered nowhere. What it was told, did and got stays on record, and it can be taken up again.',
  product:
    'It is offered for no new recall. What was shipped and recalled stays on record, and it can be taken up again.',
}

/** Gives a store or a product up, after saying what that means. */
export const RemoveButton = ({ what, id, action }: Props) => {
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      title={`Give this ${what} up?`}
      description={TEXT[what]}
      closeLabel="Close"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>Give up</Button>}
    >
      <ActionForm action={action} onDone={() => setOpen(false)}>
        <Fields {...{ what, id, removed: true }} />
        <SendButton variant="danger" className="self-end">
          Give {what} up
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
    title={`Given up on ${since.slice(0, 10)}`}
    action={
      <ActionForm action={action}>
        <Fields {...{ what, id, removed: false }} />
        <SendButton variant="secondary">Take up again</SendButton>
      </ActionForm>
    }
  >
    It keeps its history and has no part in new recalls.
  </Banner>
)
