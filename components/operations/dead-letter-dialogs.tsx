'use client'

import { useState } from 'react'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormTextArea } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { refresh, trash } from '#components/ui/glyphs.ts'
import { useToast } from '#components/ui/toast.tsx'
import type { Priority } from '#lib/domain/recall/recall.ts'

type Props = { queue: Priority; ids: readonly string[]; action: FormAction }
type Redriven = { dryRun: boolean; ids: string[]; redriven: number; seconds: number }

const lettersOf = (n: number) => (n === 1 ? '1 message' : `${n} messages`)

const Chosen = ({ queue, ids }: Pick<Props, 'queue' | 'ids'>) => (
  <>
    <input type="hidden" name="queue" value={queue} />
    <input type="hidden" name="ids" value={ids.join(',')} />
  </>
)

/** First what would happen, then that it happens: two presses, and between them the figures. */
export const RedriveDialog = ({ queue, ids, action }: Props) => {
  const [open, setOpen] = useState(false)
  const [tried, setTried] = useState<Redriven | null>(null)
  const toast = useToast()
  const change = (next: boolean) => {
    setOpen(next)
    setTried(null)
  }
  const done = (value: unknown) => {
    const answer = value as Redriven
    if (answer.dryRun) return setTried(answer)
    change(false)
    toast({ title: `${lettersOf(answer.redriven)} requeued`, tone: 'verified' })
  }
  return (
    <Dialog
      title={`Redrive ${lettersOf(ids.length)}`}
      closeLabel="Close"
      open={open}
      onOpenChange={change}
      trigger={<Button glyph={refresh}>Redrive</Button>}
      description="Messages return to their queue, at most 50 per second. Messages already settled aren’t sent twice."
    >
      <ActionForm key={String(tried !== null)} action={action} onDone={done}>
        <Chosen queue={queue} ids={ids} />
        <input type="hidden" name="dryRun" value={String(tried === null)} />
        {tried && (
          <p role="status" className="rounded-md bg-sunken px-3 py-2 text-sm text-strong">
            {lettersOf(tried.ids.length)} would be requeued within {tried.seconds} s. Nothing has changed yet.
          </p>
        )}
        <SendButton className="self-end">{tried ? 'Redrive now' : 'Dry run'}</SendButton>
      </ActionForm>
    </Dialog>
  )
}

/** Given up for good, with a reason that stays in the audit trail. */
export const DiscardDialog = ({ queue, ids, action }: Props) => {
  const [open, setOpen] = useState(false)
  const toast = useToast()
  const done = () => {
    setOpen(false)
    toast({ title: `${lettersOf(ids.length)} discarded`, tone: 'verified' })
  }
  return (
    <Dialog
      title={`Discard ${lettersOf(ids.length)}`}
      closeLabel="Close"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="ghost" glyph={trash}>
          Discard
        </Button>
      }
      description="Messages are removed from this list permanently. Deliveries they refer to are still sent if due: sweeps pick them up without the message."
    >
      <ActionForm action={action} onDone={done}>
        <Chosen queue={queue} ids={ids} />
        <FormTextArea
          name="reason"
          label="Reason"
          hint="Saved in the audit trail."
          required
          maxLength={500}
        />
        <SendButton className="self-end">Discard</SendButton>
      </ActionForm>
    </Dialog>
  )
}
