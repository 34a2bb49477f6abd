'use client'

import Image from 'next/image'
import { useState } from 'react'

import { ActionForm, type FormAction, type FormTexts } from '#components/forms/action-form.tsx'
import { FormField } from '#components/forms/form-field.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { CodeInline } from '#components/ui/code-inline.tsx'

type Props = {
  enrolled: boolean
  start: FormAction
  finish: FormAction
  remove: FormAction
  texts: Record<
    'state' | 'setUp' | 'scan' | 'key' | 'code' | 'confirm' | 'codes' | 'remove' | 'proof' | 'password',
    string
  >
  formTexts: FormTexts
}

type Begun = { seed: string; picture: string }

/** The second factor: set up in two steps, backup codes shown once, taken away against proof. */
export const TotpCard = ({ enrolled, start, finish, remove, texts, formTexts }: Props) => {
  const [begun, setBegun] = useState<Begun | null>(null)
  const [codes, setCodes] = useState<string[]>([])

  if (codes.length > 0) {
    return (
      <div className="flex flex-col gap-3">
        <Banner tone="waiting" live="polite" title={texts.codes} />
        <ul className="grid grid-cols-2 gap-2 sm:grid-cols-5">
          {codes.map((code) => (
            <li key={code}>
              <CodeInline>{code}</CodeInline>
            </li>
          ))}
        </ul>
      </div>
    )
  }
  if (enrolled) {
    return (
      <ActionForm action={remove} texts={formTexts}>
        <p className="text-sm text-body">{texts.state}</p>
        <FormField name="proof" label={texts.proof} autoComplete="one-time-code" />
        <SendButton variant="secondary" className="self-start">
          {texts.remove}
        </SendButton>
      </ActionForm>
    )
  }
  if (!begun) {
    return (
      <ActionForm action={start} texts={formTexts} onDone={(value) => setBegun(value as Begun)}>
        <p className="text-sm text-body">{texts.state}</p>
        <FormField
          // The form beside it has a password of its own.
          name="ownPassword"
          type="password"
          label={texts.password}
          autoComplete="current-password"
          required
        />
        <SendButton variant="secondary" className="self-start">
          {texts.setUp}
        </SendButton>
      </ActionForm>
    )
  }
  return (
    <ActionForm
      action={finish}
      texts={formTexts}
      onDone={(value) => setCodes((value as { backupCodes: string[] }).backupCodes)}
    >
      <p className="text-sm text-body">{texts.scan}</p>
      {/* Drawn on white in both themes: cameras want dark on light. */}
      <Image
        src={begun.picture}
        alt=""
        width={208}
        height={208}
        unoptimized
        className="rounded-md border border-line bg-white"
      />
      <p className="text-sm wrap-anywhere">
        {texts.key}: <CodeInline>{begun.seed}</CodeInline>
      </p>
      <FormField name="code" label={texts.code} inputMode="numeric" autoComplete="one-time-code" required />
      <SendButton className="self-start">{texts.confirm}</SendButton>
    </ActionForm>
  )
}
