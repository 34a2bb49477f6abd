'use client'

import { useState } from 'react'

import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { NativeSelect } from '#components/ui/native-select.tsx'
import { useToast } from '#components/ui/toast.tsx'
import type { ActionAnswer } from '#lib/contracts/forms/action-answer.ts'
import type { StoreSelection } from '#lib/domain/notice/board-filter.ts'

import { BULK_WORDS, bulkDone, type BulkVerb } from './bulk-words.ts'

export type BulkAction = (input: unknown) => Promise<ActionAnswer<unknown>>
export type Owner = { id: string; name: string }

type Props = {
  verb: BulkVerb
  recallId: string
  selection: StoreSelection
  count: number
  waiting: number
  owners: readonly Owner[]
  action: BulkAction
  onClose: () => void
  onDone: () => void
}

const UNANSWERED = {
  ok: false as const,
  title: 'The server didn’t answer',
  detail:
    'It isn’t known whether this was done. Check the timeline before you try again; your selection is still here.',
}

/** Says plainly how many it concerns, and does it once. */
export const BulkDialog = ({
  verb,
  recallId,
  selection,
  count,
  waiting,
  owners,
  action,
  ...props
}: Props) => {
  const { title, says, button } = BULK_WORDS[verb]
  const concerned = verb === 'reassign' ? count : waiting
  const [pending, setPending] = useState(false)
  const [ownerId, setOwnerId] = useState(owners[0]?.id ?? '')
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const toast = useToast()

  const send = async () => {
    setPending(true)
    const input = { recallId, chosen: selection, ...(verb === 'reassign' ? { ownerId } : {}) }
    const answer = await action(input).catch(() => UNANSWERED)
    setPending(false)
    if (!answer.ok) return setFault(answer)
    toast({ title: bulkDone(verb, answer.value), tone: 'info' })
    props.onDone()
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !pending && props.onClose()}
      title={title(concerned)}
      description={says(count, waiting)}
      closeLabel="Close"
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (!pending) void send()
        }}
      >
        {fault && (
          <Banner tone="danger" live="assertive" title={fault.title}>
            {fault.detail}
          </Banner>
        )}
        {verb === 'reassign' && (
          <Field label="Person">
            {(control) => (
              <NativeSelect
                {...control}
                value={ownerId}
                onChange={(event) => setOwnerId(event.currentTarget.value)}
                options={owners.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
          </Field>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="ghost" onClick={props.onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" pending={pending} disabled={concerned === 0}>
            {button(concerned)}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
