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
    hint: 'Low- and medium-priority messages wait until the store opens, in its time zone',
  },
  { value: 'none', label: 'Never', hint: 'Every message is sent immediately' },
]

/** Quiet hours, how much one contact hears, and what text messages may cost. */
export const PolicyForm = ({ policy, action }: { policy: DeliveryPolicy; action: FormAction }) => (
  <ActionForm
    action={action}
    doneText="Saved. Applies from now on."
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
      label="Messages per contact in 10 minutes"
      hint="High priority isn’t counted. Messages over the limit wait."
      inputMode="numeric"
      defaultValue={String(policy.perContact)}
      className="max-w-xs"
    />
    <FormField
      name="smsLimit"
      label="Monthly text message limit, in dollars"
      hint="You get a warning at 80%. Above the limit, only high priority is sent. Leave empty for no limit."
      inputMode="decimal"
      defaultValue={policy.smsLimit === null ? '' : String(policy.smsLimit / 100)}
      className="max-w-xs"
      autoComplete="off"
    />
    <SendButton className="self-start">Save</SendButton>
  </ActionForm>
)
