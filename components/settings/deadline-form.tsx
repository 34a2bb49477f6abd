'use client'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormField, FormSelect } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { inUnits } from '#lib/contracts/forms/deadlines.ts'
import type { DeadlineSettings } from '#lib/domain/notice/clocks.ts'

import { CLOCK_FIELDS, PRIORITY_TITLES } from './deadline-words.ts'

const UNITS = ['minutes', 'hours', 'days'].map((value) => ({ value, label: value }))

type Props = { deadlines: DeadlineSettings; action: FormAction }

/** Both clocks of each priority. */
export const DeadlineForm = ({ deadlines, action }: Props) => (
  <ActionForm
    action={action}
    doneText="Saved. Stores that are notified from now on get these times."
    className="flex max-w-2xl flex-col gap-5"
  >
    {PRIORITY_TITLES.map(([priority, title]) => (
      <fieldset key={priority} className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4">
        <legend className="float-left text-base font-semibold text-strong">{title}</legend>
        <div className="grid gap-4 sm:grid-cols-2">
          {CLOCK_FIELDS.map(({ clock, key, label }) => (
            <ClockField
              key={clock}
              name={`${priority}.${clock}`}
              label={label}
              minutes={deadlines[priority][key]}
            />
          ))}
        </div>
      </fieldset>
    ))}
    <SendButton className="self-start">Save</SendButton>
  </ActionForm>
)

const ClockField = ({ name, label, minutes }: { name: string; label: string; minutes: number }) => {
  const { amount, unit } = inUnits(minutes)
  return (
    <div className="flex items-start gap-2">
      <FormField
        name={name}
        label={label}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={String(amount)}
        className="w-36"
      />
      <FormSelect name={`${name}.unit`} label="Unit" options={UNITS} defaultValue={unit} />
    </div>
  )
}
