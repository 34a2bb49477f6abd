'use client'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormField, FormTextArea } from '#components/forms/form-field.tsx'
import { useFieldError } from '#components/forms/form-state.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { RadioGroup } from '#components/ui/radio-group.tsx'
import type { PaperSheetView } from '#lib/domain/notice/paper-sheet.ts'

const COUNTS = [
  ['onHandAtNotice', 'On hand when notified'],
  ['found', 'Found'],
  ['quarantined', 'Quarantined'],
  ['destroyed', 'Destroyed'],
  ['returned', 'Returned'],
  ['sold', 'Sold before'],
] as const

const OUTCOMES = [
  { value: 'removed', label: 'Removed: quantities below' },
  { value: 'not_affected', label: 'Not affected: searched everywhere, found none' },
  { value: 'needs_help', label: 'Can’t do this: reason below' },
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
    <FormField name="code" label="Sheet code" defaultValue={code} autoComplete="off" required />
    <Outcome />
    {view.lots.map((lot, i) => (
      <fieldset key={`${lot.gtin} ${lot.lot ?? ''}`} className="flex flex-col gap-2">
        <legend className="mb-1.5 text-sm font-medium text-strong">
          {lot.productName ?? lot.gtin}, {lot.lot ? `lot ${lot.lot}` : 'unknown lot'}
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
    <FormTextArea name="note" label="Notes on the sheet" maxLength={1000} />
    <FormField name="signedBy" label="Signed at the store by" autoComplete="off" required />
    <SendButton>Enter for store {view.store.number}</SendButton>
  </ActionForm>
)

const Outcome = () => (
  <RadioGroup
    legend="Store’s response"
    name="outcome"
    options={OUTCOMES}
    defaultValue="removed"
    error={useFieldError('outcome')}
  />
)
