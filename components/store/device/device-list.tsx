'use client'

import { useState } from 'react'

import { ActionForm, type FormAction, type FormTexts } from '#components/forms/action-form.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { Button } from '#components/ui/button.tsx'

import { fillText } from '../fill-text.ts'

export type DeviceLine = { id: string; name: string; whoIsOn: string | null; lines: readonly string[] }

type Texts = Record<'unpair' | 'unpairNamed' | 'unpairAsk' | 'unpairText' | 'cancel', string>

type Props = {
  devices: readonly DeviceLine[]
  /** Null for those who may only look. */
  unpair: FormAction | null
  texts: Texts
  formTexts: FormTexts
}

/** The store's shared devices; taken away after a second press. */
export const DeviceList = ({ devices, unpair, texts, formTexts }: Props) => {
  const [asked, setAsked] = useState<string | null>(null)
  return (
    <ul className="flex flex-col gap-3">
      {devices.map(({ id, name, lines }) => (
        <li key={id} className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="flex min-w-0 flex-col gap-0.5">
              <span className="text-base font-semibold wrap-anywhere text-strong">{name}</span>
              {lines.map((line) => (
                <span key={line} className="text-sm text-muted">
                  {line}
                </span>
              ))}
            </p>
            {unpair && asked !== id && (
              <Button
                size="lg"
                aria-label={fillText(texts.unpairNamed, { name })}
                onClick={() => setAsked(id)}
              >
                {texts.unpair}
              </Button>
            )}
          </div>
          {unpair && asked === id && (
            <ActionForm action={unpair} texts={formTexts} className="flex flex-col gap-3">
              <input type="hidden" name="deviceId" value={id} />
              <p className="text-base">
                <strong className="font-semibold text-strong">{fillText(texts.unpairAsk, { name })}</strong>{' '}
                {texts.unpairText}
              </p>
              <div className="flex flex-wrap gap-3">
                <Button size="lg" className="flex-1" onClick={() => setAsked(null)}>
                  {texts.cancel}
                </Button>
                <SendButton size="lg" variant="danger" className="flex-1">
                  {texts.unpair}
                </SendButton>
              </div>
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  )
}
