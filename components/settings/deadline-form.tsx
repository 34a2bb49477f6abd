'use client'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import type { DeadlineSettings } from '#lib/domain/notice/clocks.ts'

import { CLOCK_FIELDS, PRIORITY_TITLES } from './deadline-words.ts'
import { MinutesField } from './minutes-field.tsx'

type Props = { deadlines: DeadlineSettings; action: FormAction }

/** Both clocks of each priority. */
export const DeadlineForm = ({ deadlines, action }: Props) => (
  <ActionForm
    action={action}
    doneText="Saved. Applies to stores notified from now on."
    className="flex max-w-2xl flex-col gap-5"
  >
    {PRIORITY_TITLES.map(([priority, title]) => (
      <fieldset key={priority} className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4">
        <legend className="float-left text-base font-semibold text-strong">{title}</legend>
        <div className="grid gap-4 sm:grid-cols-2">
          {CLOCK_FIELDS.map(({ clock, key, label }) => (
            <MinutesField
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
