'use client'

import type { ReactNode } from 'react'

import { Banner } from '#components/ui/banner.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { PIN_LENGTH } from '#lib/domain/identity/pin.ts'
import type { PinSignature } from '#lib/domain/notice/phone-answer.ts'

import { fillText } from '../fill-text.ts'
import { useOutbox } from '../outbox/outbox-context.ts'
import { textIn } from '../text-in.ts'

export type SignatureTexts = Record<
  | 'sign'
  | 'signPin'
  | 'signHint'
  | 'signOptional'
  | 'signOwn'
  | 'signMissing'
  | 'signNoPin'
  | 'signNoPinText'
  | 'setOne',
  string
>

/** Under a report: whose it is. At a shared device their PIN is needed; on a phone of one's own being signed in is enough. */
export const SignatureField = ({ texts, error }: { texts: SignatureTexts; error?: ReactNode }) => {
  const { signer } = useOutbox()
  if (!signer.hasPin && !signer.shared) return null
  const title = fillText(texts.sign, { name: signer.name })
  if (!signer.hasPin)
    return (
      <Banner
        tone="waiting"
        title={texts.signNoPin}
        action={
          <LinkButton href="/profile" size="lg">
            {texts.setOne}
          </LinkButton>
        }
      >
        {texts.signNoPinText}
      </Banner>
    )
  return (
    <fieldset className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-4">
      <legend className="sr-only">{title}</legend>
      <p aria-hidden className="text-base font-semibold wrap-anywhere text-strong">
        {title}
      </p>
      <TextField
        // Nobody else's digits stay behind when the next person takes the device.
        key={signer.personId}
        id="signature-pin"
        name="pin"
        type="password"
        label={texts.signPin}
        hint={signer.shared ? texts.signHint : `${texts.signOwn} ${texts.signHint}`}
        note={signer.shared ? undefined : texts.signOptional}
        error={error}
        inputMode="numeric"
        autoComplete="off"
        maxLength={PIN_LENGTH}
        className="max-w-60"
      />
    </fieldset>
  )
}

/** What a form was signed with: the signature, none, or `missing` where one is needed. */
export const useSignature = (): ((form: FormData) => PinSignature | undefined | 'missing') => {
  const { signer } = useOutbox()
  return (form) => {
    const pin = textIn(form, 'pin')
    if (pin.length === PIN_LENGTH) return { personId: signer.personId, pin }
    return pin || signer.shared ? 'missing' : undefined
  }
}
