'use client'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormField, FormTextArea } from '#components/forms/form-field.tsx'
import { useFieldError } from '#components/forms/form-state.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { RadioGroup } from '#components/ui/radio-group.tsx'
import type { PaperSheetView } from '#lib/domain/notice/paper-sheet.ts'

const COUNTS = [
  ['onHandAtNotice', 'On hand when told'],
  ['found', 'Found'],
  ['quarantined', 'In quarantine'],
  ['destroyed', 'Destroyed'],
  ['returned', 'Sent back'],
  ['sold', 'Sold before'],
] as const

const OUTCOMES = [
  { value: 'removed', label: 'Removed: the table is filled in' },
  { value: 'not_affected', label: 'Not affected: they looked everywhere and found none' },
  { value: 'needs_help', label: 'They can’t do this; the reason is below' },
]

type Props = {
  recallId: string
  code: string
  view: Pick<PaperSheetView, 'lots' | 'store' | 'version'>
  action: FormAction
  goTo: string
}

/** A store's sheet, field by field in the order of the paper. */
export const PaperForm = ({ recallId, code, view, action, goTo }: Props) => (
  <ActionForm action={action} goTo={goTo} className="flex max-w-4xl flex-col gap-5">
    <input type="hidden" name="recallId" value={recallId} />
    <input type="hidden" name="storeNumber" value={view.store.number} />
    <input type="hidden" name="version" value={view.version} />
    <FormField name="code" label="Code of the sheet" defaultValue={code} autoComplete="off" required />
    <Outcome />
    {view.lots.map((lot, i) => (
      <fieldset key={`${lot.gtin} ${lot.lot ?? ''}`} className="flex flex-col gap-2">
        <legend className="mb-1.5 text-sm font-medium text-strong">
          {lot.productName ?? lot.gtin}, {lot.lot ? `lot ${lot.lot}` : 'lot not known'}
          {lot.shipped > 0 && `: ${lot.shipped} shipped`}
        </legend>
        <input type="hidden" name={`lines.${i}.gtin`} value={lot.gtin} />
        <input type="hidden" name={`lines.${i}.lot`} value={lot.lot ?? ''} />
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-6">
          {COUNTS.map(([field, label]) => (
            <FormField
              key={field}
              name={`lines.${i}.${field}`}
              label={label}
              inputMode="numeric"
              autoComplete="off"
            />
          ))}
        </div>
      </fieldset>
    ))}
    <FormTextArea name="note" label="What else the sheet says" maxLength={1000} />
    <FormField name="signedBy" label="Signed in the store by" autoComplete="off" required />
    <SendButton>Enter for store {view.store.number}</SendButton>
  </ActionForm>
)

const Outcome = () => (
  <RadioGroup
    legend="What the store says"
    name="outcome"
    options={OUTCOMES}
    defaultValue="removed"
    error={useFieldError('outcome')}
  />
)
