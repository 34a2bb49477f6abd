'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'

import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Field } from '#components/ui/field.tsx'
import { RadioGroup } from '#components/ui/radio-group.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import type { HelpReason } from '#lib/domain/notice/report.ts'

import { textIn } from './text-in.ts'
import { lostText, type LostTexts } from './outbox/lost-text.ts'
import type { Said } from './outbox/outbox.ts'
import { useOutbox } from './outbox/outbox-context.ts'
import { SignatureField, useSignature, type SignatureTexts } from './report/signature-field.tsx'

type Texts = Record<
  | 'notAffected'
  | 'cannot'
  | 'checkTitle'
  | 'check'
  | 'checkMissing'
  | 'why'
  | 'whyMissing'
  | 'note'
  | 'noteMissing'
  | 'send',
  string
> &
  LostTexts

type Props = {
  noticeId: string
  version: number
  /** When the store last said anything, as far as this page knows. */
  knew: string | null
  reasons: readonly { value: HelpReason; label: string }[]
  texts: Texts & SignatureTexts
}

/** For whoever has none of it, and for whoever cannot do it: one press more to say why, one to send. */
export const OtherAnswers = (props: Props) => {
  const [open, setOpen] = useState<'not_affected' | 'needs_help' | null>(null)
  const { texts } = props
  const toggle = (which: 'not_affected' | 'needs_help', label: string) => (
    <Button
      size="lg"
      aria-expanded={open === which}
      className="flex-1"
      onClick={() => setOpen(open === which ? null : which)}
    >
      {label}
    </Button>
  )
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-3">
        {toggle('not_affected', texts.notAffected)}
        {toggle('needs_help', texts.cannot)}
      </div>
      {open === 'not_affected' && <NotAffected {...props} done={() => setOpen(null)} />}
      {open === 'needs_help' && <NeedsHelp {...props} done={() => setOpen(null)} />}
    </div>
  )
}

type PanelProps = Props & { done: () => void }

const NotAffected = ({ noticeId, version, knew, texts, done }: PanelProps) => {
  const { say } = useOutbox()
  const signature = useSignature()
  return (
    <Panel
      texts={texts}
      done={done}
      judge={(form) => {
        if (!form.has('checked')) return texts.checkMissing
        return signature(form) === 'missing' ? texts.signMissing : null
      }}
      send={(form) => {
        const signed = signature(form)
        const report = { kind: 'report', outcome: 'not_affected', noticeId, version, knew } as const
        return say({
          ...report,
          shelfChecked: true,
          note: null,
          signature: signed === 'missing' ? undefined : signed,
        })
      }}
    >
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium text-strong">{texts.checkTitle}</legend>
        <Checkbox name="checked" label={texts.check} />
      </fieldset>
      <SignatureField texts={texts} />
    </Panel>
  )
}

const NeedsHelp = ({ noticeId, version, knew, reasons, texts, done }: PanelProps) => {
  const { say } = useOutbox()
  return (
    <Panel
      texts={texts}
      done={done}
      judge={(form) => {
        const reason = textIn(form, 'reason')
        if (!reason) return texts.whyMissing
        return reason === 'other' && !textIn(form, 'note') ? texts.noteMissing : null
      }}
      send={(form) => {
        const reason = reasons.find(({ value }) => value === form.get('reason'))?.value ?? 'other'
        const note = textIn(form, 'note') || null
        return say({ kind: 'report', outcome: 'needs_help', noticeId, version, knew, reason, note })
      }}
    >
      <RadioGroup legend={texts.why} name="reason" options={reasons} look="cards" />
      <Field label={texts.note}>{(control) => <TextArea {...control} name="note" maxLength={1000} />}</Field>
    </Panel>
  )
}

type FrameProps = {
  texts: Texts
  /** What is still missing, in words; or null. */
  judge: (form: FormData) => string | null
  send: (form: FormData) => Promise<Said>
  done: () => void
  children: ReactNode
}

const Panel = ({ texts, judge, send, done, children }: FrameProps) => {
  const [fault, setFault] = useState<string | null>(null)
  const [pending, setPending] = useState(false)
  const under = useRef(false)
  const frame = useRef<HTMLFormElement>(null)
  // Opened below the fold it would look as if nothing had happened.
  useEffect(() => {
    frame.current?.querySelector<HTMLElement>('input, textarea')?.focus({ preventScroll: true })
    frame.current?.scrollIntoView({ block: 'center' })
  }, [])
  const submit = async (form: FormData) => {
    const missing = judge(form)
    setFault(missing)
    if (missing || under.current) return
    under.current = true
    setPending(true)
    const said = await send(form)
    under.current = false
    setPending(false)
    if (typeof said === 'object') setFault(lostText(said, texts))
    else done()
  }
  return (
    <form
      ref={frame}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit(new FormData(event.currentTarget))
      }}
      className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4"
    >
      {children}
      {fault && <Banner tone="danger" live="assertive" title={fault} />}
      <Button type="submit" variant="primary" size="lg" block pending={pending}>
        {texts.send}
      </Button>
    </form>
  )
}
