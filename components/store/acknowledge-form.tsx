'use client'

import { useState } from 'react'

import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'

import { lostText, type LostTexts } from './outbox/lost-text.ts'
import type { Said } from './outbox/outbox.ts'
import { useOutbox } from './outbox/outbox-context.ts'
import { useAnswerStep } from './outbox/use-answer.ts'

type Props = {
  noticeId: string
  version: number
  answeredAt: string | null
  /** For a browser without script, which sends the form by itself. */
  action: (form: FormData) => Promise<void>
  texts: Record<'acknowledge', string> & LostTexts
}

/** Takes the recall on: kept on the phone first, then sent. */
export const AcknowledgeForm = ({ noticeId, version, answeredAt, action, texts }: Props) => {
  const { say } = useOutbox()
  const [said, setSaid] = useState<Said | null>(null)
  const [pending, setPending] = useState(false)
  const step = useAnswerStep(noticeId, answeredAt)
  if (step === 'saved' || step === 'sent') return null
  const send = async () => {
    setPending(true)
    setSaid(await say({ kind: 'acknowledge', noticeId, version }))
    setPending(false)
  }
  return (
    <form
      action={action}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      className="flex flex-col gap-2"
    >
      {typeof said === 'object' && said && (
        <Banner tone="danger" live="assertive" title={lostText(said, texts)} />
      )}
      <input type="hidden" name="noticeId" value={noticeId} />
      <input type="hidden" name="version" value={version} />
      <Button type="submit" variant="primary" size="lg" block pending={pending}>
        {texts.acknowledge}
      </Button>
    </form>
  )
}
