'use client'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormField } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { RadioGroup } from '#components/ui/radio-group.tsx'
import type { DeliveryPolicy } from '#lib/domain/delivery/delivery-policy.ts'

const QUIET = [
  {
    value: 'opening_hours',
    label: 'While the store is closed',
    hint: 'Low and medium priority wait until it opens, in the store’s own time',
  },
  { value: 'none', label: 'Never', hint: 'Every message goes out at once' },
]

/** Quiet hours, how much one contact hears, and what text messages may cost. */
export const PolicyForm = ({ policy, action }: { policy: DeliveryPolicy; action: FormAction }) => (
  <ActionForm
    action={action}
    doneText="Saved. It holds from now on."
    className="flex max-w-2xl flex-col gap-5"
  >
    <RadioGroup
      legend="Quiet hours"
      name="quiet"
      look="cards"
      columns={2}
      options={QUIET}
      defaultValue={policy.quiet}
    />
    <FormField
      name="perContact"
      label="Messages to one contact in ten minutes"
      hint="Counts what is not of high priority; what is more waits a little."
      inputMode="numeric"
      defaultValue={String(policy.perContact)}
      className="max-w-xs"
    />
    <FormField
      name="smsLimit"
      label="Text messages may cost, in dollars a month"
      hint="You are warned at 80 %. Above it only high priority goes on. Empty: no limit."
      inputMode="decimal"
      defaultValue={policy.smsLimit === null ? '' : String(policy.smsLimit / 100)}
      className="max-w-xs"
      autoComplete="off"
    />
    <SendButton className="self-start">Save</SendButton>
  </ActionForm>
)
