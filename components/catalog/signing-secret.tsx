import { useState } from 'react'

import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { secretIn, ShownSecret } from '#components/forms/shown-secret.tsx'
import { absoluteText } from '#components/ui/time-texts.ts'

import type { ContactRow } from './contact-row.ts'

type Props = { storeNumber: string; contact: ContactRow; action: FormAction }

/** The signing secret of a webhook: whether there is one, and a new one, shown once. */
export const SigningSecret = ({ storeNumber, contact: { id, secretRotatedAt }, action }: Props) => {
  // With whether there was one before it: once the page is read anew, the contact tells of the new one.
  const [made, setMade] = useState<{ secret: string; isFirst: boolean } | null>(null)
  if (made)
    return (
      <ShownSecret
        secret={made.secret}
        what="secret"
        {...(made.isFirst ? {} : { note: 'Messages are also signed with the previous secret for 24 hours.' })}
      />
    )
  const show = (secret: string | null) => {
    if (secret !== null) setMade({ secret, isFirst: secretRotatedAt === null })
  }
  return (
    <ActionForm
      action={action}
      onDone={(value) => show(secretIn(value, 'secret'))}
      className="flex flex-col gap-2 border-t border-line pt-4"
    >
      <input type="hidden" name="number" value={storeNumber} />
      <input type="hidden" name="contactId" value={id} />
      <p className="text-sm text-body">
        {secretRotatedAt
          ? `Messages are signed (Standard Webhooks). The secret was created on ${absoluteText(new Date(secretRotatedAt), 'en', 'UTC')}.`
          : 'Messages to this webhook aren’t signed. With a signing secret, its system can tell that they come from you.'}
      </p>
      <SendButton variant="secondary" className="self-start">
        {secretRotatedAt ? 'Rotate signing secret' : 'Create signing secret'}
      </SendButton>
    </ActionForm>
  )
}
