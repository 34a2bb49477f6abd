'use client'

import { useEffect, useRef, useState } from 'react'

import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/text-field.tsx'
import type { ActionAnswer } from '#lib/contracts/forms/action-answer.ts'
import { PIN_LENGTH } from '#lib/domain/identity/pin.ts'

export type PinTexts = Record<
  'signIn' | 'deleteDigit' | 'pinWrong' | 'pinTooMany' | 'unreachable' | 'unpairedTitle',
  string
>

type Props = {
  label: string
  enter: (pin: string) => Promise<ActionAnswer<null>>
  done: () => void
  texts: PinTexts
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '').slice(0, PIN_LENGTH)

/** Six digits, by the keys, by a keyboard or pasted. Sent with the last of them. */
export const PinPad = ({ label, enter, done, texts }: Props) => {
  const [pin, setPin] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [pending, setPending] = useState(false)
  const field = useRef<HTMLDivElement>(null)

  // With a mouse there are keys to type on; on a phone a keyboard would cover these.
  useEffect(() => {
    if (matchMedia('(hover: hover)').matches) field.current?.querySelector('input')?.focus()
  }, [])

  const send = async (whole: string) => {
    if (pending || whole.length < PIN_LENGTH) return
    setPending(true)
    const answer = await enter(whole).catch(() => null)
    if (answer?.ok) return done()
    setPending(false)
    setPin('')
    setFault(faultOf(answer?.code ?? null, texts))
  }
  const change = (next: string) => {
    if (pending) return
    setPin(next)
    if (next !== '') setFault(null)
    void send(next)
  }
  const key = (digit: string) => (
    <Button
      key={digit}
      size="lg"
      className="min-h-16 text-xl tabular-nums"
      onClick={() => change(digitsOf(pin + digit))}
    >
      {digit}
    </Button>
  )
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void send(pin)
      }}
    >
      {fault && <Banner tone="danger" live="assertive" title={fault} />}
      <div ref={field}>
        <TextField
          name="pin"
          type="password"
          label={label}
          inputMode="numeric"
          autoComplete="off"
          value={pin}
          onChange={(event) => change(digitsOf(event.target.value))}
          className="[&_input]:text-center [&_input]:text-2xl [&_input]:tracking-[0.5em]"
        />
      </div>
      <div className="grid grid-cols-3 gap-2">
        {KEYS.map(key)}
        <Button
          size="lg"
          className="min-h-16 text-xl"
          aria-label={texts.deleteDigit}
          onClick={() => change(pin.slice(0, -1))}
        >
          ⌫
        </Button>
        {key('0')}
        <Button type="submit" variant="primary" size="lg" className="min-h-16" pending={pending}>
          {texts.signIn}
        </Button>
      </div>
    </form>
  )
}

const faultOf = (code: string | null, texts: PinTexts): string => {
  switch (code) {
    case 'UNAUTHENTICATED':
      return texts.pinWrong
    case 'TOO_MANY_ATTEMPTS':
      return texts.pinTooMany
    case 'DEVICE_NOT_FOUND':
      return texts.unpairedTitle
    default:
      return texts.unreachable
  }
}
