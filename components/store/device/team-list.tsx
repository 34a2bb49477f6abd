'use client'

import { ActionForm, type FormAction, type FormTexts } from '#components/forms/action-form.tsx'
import { SendButton } from '#components/forms/send-button.tsx'

import { fillText } from '../fill-text.ts'

type Props = {
  people: readonly { id: string; name: string; hasPin: boolean }[]
  clear: FormAction
  texts: Record<'pinSet' | 'pinNone' | 'clear' | 'clearNamed', string>
  formTexts: FormTexts
}

/** Who of the team has a PIN; cleared for whoever forgot it. */
export const TeamList = ({ people, clear, texts, formTexts }: Props) => (
  <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface">
    {people.map(({ id, name, hasPin }) => (
      <li key={id} className="flex min-h-16 flex-wrap items-center justify-between gap-3 px-4 py-2">
        <p className="flex min-w-0 flex-col">
          <span className="text-base font-medium wrap-anywhere text-strong">{name}</span>
          <span className="text-sm text-muted">{hasPin ? texts.pinSet : texts.pinNone}</span>
        </p>
        {hasPin && (
          <ActionForm action={clear} texts={formTexts}>
            <input type="hidden" name="personId" value={id} />
            <SendButton size="lg" variant="secondary" aria-label={fillText(texts.clearNamed, { name })}>
              {texts.clear}
            </SendButton>
          </ActionForm>
        )}
      </li>
    ))}
  </ul>
)
