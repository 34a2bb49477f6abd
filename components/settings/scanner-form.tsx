'use client'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import type { KnowledgeMinutes } from '#lib/domain/scan/knowledge.ts'

import { MinutesField } from './minutes-field.tsx'
import { SCANNER_FIELDS } from './scanner-words.ts'

type Props = { limits: KnowledgeMinutes; action: FormAction }

/** How long phones may say NOT RECALLED without a connection. */
export const ScannerForm = ({ limits, action }: Props) => (
  <ActionForm
    action={action}
    doneText="Saved. Phones get it the next time they connect."
    className="flex max-w-2xl flex-col gap-4 rounded-lg border border-line bg-surface p-4"
  >
    <div className="grid gap-4 sm:grid-cols-2">
      {SCANNER_FIELDS.map(({ name, label }) => (
        <MinutesField key={name} name={name} label={label} minutes={limits[name]} />
      ))}
    </div>
    <SendButton className="self-start">Save scanner limits</SendButton>
  </ActionForm>
)
