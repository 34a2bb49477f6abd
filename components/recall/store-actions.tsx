'use client'

import { useState } from 'react'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormTextArea } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { counted } from '#lib/domain/format/counted.ts'
import { isAwaited } from '#lib/domain/notice/clocks.ts'
import type { Doubt } from '#lib/domain/notice/doubts.ts'
import type { NoticeState } from '#lib/domain/notice/lifecycle.ts'

import { BulkDialog, type Owner } from './bulk-dialog.tsx'
import type { BulkActions } from './bulk-bar.tsx'
import { BULK_WORDS, type BulkVerb } from './bulk-words.ts'
import { DOUBT_WORDS } from './store-words.ts'

type Props = {
  recallId: string
  number: string
  name: string
  state: NoticeState
  version: number
  owners: readonly Owner[]
  bulk: BulkActions
  acknowledge: FormAction
  verify: FormAction
  /** Reasons to doubt the report, shown before it is verified. */
  doubts: readonly Doubt[]
  /** The report that stands, as this page shows it. */
  reportId: string | null
  /** Units that the store found and left on sale. */
  leftOnSale: number
  excuse: FormAction
}

const waiting = (state: NoticeState): boolean => state === 'open' || state === 'seen'

/** What can be done about one store, or for it. */
export const StoreActions = ({
  recallId,
  number,
  name,
  state,
  version,
  owners,
  bulk,
  doubts,
  leftOnSale,
  reportId,
  ...actions
}: Props) => {
  const [asking, setAsking] = useState<BulkVerb | null>(null)
  const verbs: BulkVerb[] = isAwaited(state) ? ['remind', 'escalate', 'reassign'] : ['reassign']
  const which = { recallId, number, version }
  return (
    <>
      {waiting(state) && (
        <Asked
          {...which}
          action={actions.acknowledge}
          label="Acknowledge"
          title={`Acknowledge for store ${number}?`}
          description={`You spoke to ${name}, and the store is taking on the recall. Your name is recorded. Nothing counts as removed yet.`}
        />
      )}
      {state === 'reported' && (
        <Asked
          {...which}
          action={actions.verify}
          label="Verify"
          reportId={reportId}
          title={`Verify what store ${number} reported?`}
          description="You checked the report against shipments, or by a visit. Your name is saved in the audit trail."
          reason={leftOnSale > 0 ? KNOW_BETTER : undefined}
          notes={doubts.map((doubt) =>
            doubt === 'not_put_aside'
              ? `${DOUBT_WORDS[doubt].title}: ${counted(leftOnSale, 'unit')}`
              : DOUBT_WORDS[doubt].title,
          )}
        />
      )}
      {verbs.map((verb) => (
        <Button key={verb} onClick={() => setAsking(verb)}>
          {BULK_WORDS[verb].label}
        </Button>
      ))}
      {(isAwaited(state) || state === 'needs_help') && (
        <Asked
          {...which}
          action={actions.excuse}
          label="Exempt"
          title={`Exempt store ${number}?`}
          description="The recall can close without this store’s response. The store still gets messages and can still respond."
          reason={EXEMPT}
        />
      )}
      {asking && (
        <BulkDialog
          verb={asking}
          recallId={recallId}
          selection={{ numbers: [number] }}
          count={1}
          waiting={isAwaited(state) ? 1 : 0}
          owners={owners}
          action={bulk[asking]}
          onClose={() => setAsking(null)}
          onDone={() => setAsking(null)}
        />
      )}
    </>
  )
}

const EXEMPT = { name: 'because', label: 'Reason', hint: 'Saved in the audit trail.' }
const KNOW_BETTER = {
  name: 'reason',
  label: 'How do you know they’re gone?',
  hint: 'By the store’s own count they’re still on sale. Saved in the audit trail.',
}

type AskedProps = {
  recallId: string
  number: string
  version: number
  action: FormAction
  label: string
  title: string
  description: string
  notes?: readonly string[]
  reason?: { name: string; label: string; hint: string } | undefined
  reportId?: string | null
}

const Asked = ({
  recallId,
  number,
  version,
  action,
  label,
  notes = [],
  reason,
  reportId,
  ...says
}: AskedProps) => {
  const [open, setOpen] = useState(false)
  // The one that was on the page when somebody pressed: another that comes while they read the question is not meant.
  const [meant, setMeant] = useState(reportId)
  const ask = (isAsked: boolean) => {
    if (isAsked) setMeant(reportId)
    setOpen(isAsked)
  }
  return (
    <Dialog
      {...says}
      closeLabel="Close"
      open={open}
      onOpenChange={ask}
      trigger={<Button variant={label === 'Exempt' ? 'ghost' : 'primary'}>{label}</Button>}
    >
      <ActionForm action={action} onDone={() => setOpen(false)}>
        <input type="hidden" name="recallId" value={recallId} />
        <input type="hidden" name="storeNumber" value={number} />
        {meant && <input type="hidden" name="reportId" value={meant} />}
        {label === 'Acknowledge' && <input type="hidden" name="version" value={version} />}
        {notes.length > 0 && (
          <Banner tone="waiting" title="Check this first">
            <ul className="list-disc ps-5">
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </Banner>
        )}
        {reason && <FormTextArea {...reason} required rows={3} />}
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="ghost" onClick={() => setOpen(false)}>
            Cancel
          </Button>
          <SendButton>{label}</SendButton>
        </div>
      </ActionForm>
    </Dialog>
  )
}
