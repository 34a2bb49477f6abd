'use client'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { FormField } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { counted } from '#lib/domain/format/counted.ts'

type Props = {
  importId: string
  action: FormAction
  errors: number
  typedWords: string | null
  summary: string
}

/** The decision: says in one sentence what will be, and asks for more where more is at stake. */
export const ApplyForm = ({ importId, action, errors, typedWords, summary }: Props) => (
  <ActionForm action={action}>
    <input type="hidden" name="importId" value={importId} />
    <p className="text-sm text-body">{summary}</p>
    {errors > 0 && (
      <Checkbox
        name="leaveOut"
        label={`Skip ${counted(errors, 'row')} with errors`}
        hint="Or fix the file and upload it again. Rows already in the catalog count as unchanged."
      />
    )}
    {typedWords && (
      <FormField
        name="typed"
        label={`More than 20% of the list would be removed. Type “${typedWords}” to confirm.`}
        autoComplete="off"
        spellCheck={false}
      />
    )}
    <SendButton className="self-start">Apply</SendButton>
  </ActionForm>
)
