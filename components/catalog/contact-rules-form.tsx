import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormField, FormSelect } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'

import { LEAST_PRIORITY_WORDS } from './catalog-words.ts'
import type { ContactRow } from './contact-row.ts'

type Props = { storeNumber: string; contact: ContactRow; action: FormAction; close: () => void }

/** When a contact wants to hear nothing, and of what. */
export const ContactRulesForm = ({ storeNumber, contact, action, close }: Props) => {
  const { channel, kind, address, quietFrom, quietTo, leastPriority } = contact
  return (
    <ActionForm action={action} onDone={close} className="flex flex-col gap-3 border-t border-line pt-4">
      {Object.entries({ number: storeNumber, channel, kind, address }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p className="text-sm text-body">
        Quiet hours in the store’s time. Leave empty to use the default policy. High-priority recalls override
        quiet hours.
      </p>
      <div className="grid grid-cols-2 gap-3">
        <FormField name="quietFrom" type="time" label="Quiet from" defaultValue={quietFrom ?? ''} />
        <FormField name="quietTo" type="time" label="Quiet to" defaultValue={quietTo ?? ''} />
      </div>
      <FormSelect
        name="leastPriority"
        label="Notify for"
        options={Object.entries(LEAST_PRIORITY_WORDS).map(([value, label]) => ({ value, label }))}
        defaultValue={leastPriority}
      />
      <SendButton variant="secondary" className="self-start">
        Save quiet hours
      </SendButton>
    </ActionForm>
  )
}
