'use client'

import { useState } from 'react'

import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import { PIN_LENGTH } from '#lib/domain/identity/pin.ts'

import { fillText } from '../fill-text.ts'
import { textIn } from '../text-in.ts'
import { useOutbox } from './outbox-context.ts'

export type SignAgainTexts = Record<
  'signAgain' | 'signAgainText' | 'sign' | 'signMissing' | 'signAndSend' | 'discard',
  string
>

/** A report whose signature the desk did not take: kept, and signed anew by whoever is here now. */
export const SignAgain = ({ place, texts }: { place: number; texts: SignAgainTexts }) => {
  const { signer, sign, discard } = useOutbox()
  const [missing, setMissing] = useState(false)
  return (
    <Banner tone="waiting" live="assertive" title={texts.signAgain}>
      <form
        noValidate
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          const pin = textIn(new FormData(event.currentTarget), 'again-pin')
          setMissing(pin.length !== PIN_LENGTH)
          if (pin.length === PIN_LENGTH) sign(place, pin)
        }}
      >
        <p>{texts.signAgainText}</p>
        <TextField
          name="again-pin"
          type="password"
          label={fillText(texts.sign, { name: signer.name })}
          error={missing ? texts.signMissing : undefined}
          inputMode="numeric"
          autoComplete="off"
          maxLength={PIN_LENGTH}
          className="max-w-60"
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" size="lg">
            {texts.signAndSend}
          </Button>
          <Button size="lg" onClick={() => void discard(place)}>
            {texts.discard}
          </Button>
        </div>
      </form>
    </Banner>
  )
}
