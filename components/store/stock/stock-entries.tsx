'use client'

import { useState } from 'react'

import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { RadioGroup } from '#components/ui/radio-group.tsx'
import type { EnteredKind, StockEntry } from '#lib/domain/notice/stock-entry.ts'

import { CountStepper } from '../report/count-stepper.tsx'
import { lostText, type LostTexts } from '../outbox/lost-text.ts'
import { useOutbox } from '../outbox/outbox-context.ts'

export type LotChoice = { label: string } & Pick<Extract<StockEntry, { gtin: unknown }>, 'gtin' | 'lot'>

export type StockTexts = Record<
  | EnteredKind
  | `${EnteredKind}_text`
  | `${EnteredKind}_send`
  | 'whichLot'
  | 'howMany'
  | 'wholeOnly'
  | 'more'
  | 'less',
  string
> &
  LostTexts

type Props = {
  noticeId: string
  version: number
  lots: readonly LotChoice[]
  /** What can be entered here, in this order. */
  kinds: readonly EnteredKind[]
  texts: StockTexts
}

/** More of it came after the answer: one press to say so, one to send. */
export const StockEntries = ({ kinds, ...props }: Props) => {
  const [open, setOpen] = useState<EnteredKind | null>(null)
  const { texts } = props
  return (
    <>
      <div className="flex flex-wrap gap-3">
        {kinds.map((kind) => (
          <Button
            key={kind}
            size="lg"
            aria-expanded={open === kind}
            className="flex-1"
            onClick={() => setOpen(open === kind ? null : kind)}
          >
            {texts[kind]}
          </Button>
        ))}
      </div>
      {open && <EntryForm key={open} kind={open} {...props} done={() => setOpen(null)} />}
    </>
  )
}

type FormProps = Omit<Props, 'kinds'> & { kind: EnteredKind; done: () => void }

const EntryForm = ({ kind, noticeId, version, lots, texts, done }: FormProps) => {
  const { say } = useOutbox()
  const [place, setPlace] = useState('0')
  const [quantity, setQuantity] = useState(1)
  const [pending, setPending] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const send = async (form: HTMLFormElement) => {
    // The field keeps a text that is no whole number; no other number is sent in its place.
    const wrong = form.querySelector<HTMLElement>('input[aria-invalid="true"]')
    wrong?.focus()
    if (wrong) return setFault(texts.wholeOnly)
    const chosen = lots[Number(place)]
    if (!chosen) return
    setPending(true)
    const { gtin, lot } = chosen
    const said = await say({ kind: 'stock', noticeId, version, entry: kind, gtin, lot, quantity })
    setPending(false)
    if (typeof said === 'object') setFault(lostText(said, texts))
    else done()
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send(event.currentTarget)
      }}
      className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4"
    >
      <p className="text-base font-semibold text-strong">{texts[`${kind}_text`]}</p>
      {lots.length > 1 && (
        <RadioGroup
          legend={texts.whichLot}
          name="lot"
          look="cards"
          value={place}
          onValueChange={setPlace}
          options={lots.map(({ label }, i) => ({ value: String(i), label }))}
        />
      )}
      <CountStepper
        label={texts.howMany}
        more={texts.more}
        less={texts.less}
        value={quantity}
        onChange={(count) => setQuantity(Math.max(1, count))}
      />
      {fault && <Banner tone="danger" live="assertive" title={fault} />}
      <Button type="submit" variant="primary" size="lg" block pending={pending}>
        {texts[`${kind}_send`]}
      </Button>
    </form>
  )
}
