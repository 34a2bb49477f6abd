'use client'

import { useEffect, useState } from 'react'

import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'

import { lostText, type LostTexts } from '../outbox/lost-text.ts'
import type { Said } from '../outbox/outbox.ts'
import { useOutbox } from '../outbox/outbox-context.ts'

type Props = {
  noticeId: string
  version: number
  responseId: string
  /** Until when, by the server’s clock, and how long that was when it made this page. */
  until: string
  leftMs: number
  texts: Record<'undo' | 'undoTitle' | 'undoText' | 'undoWaits', string> & LostTexts
}

/** For a report that was sent by accident: while it can be undone, the way to undo it is in sight. */
export const UndoReport = ({ noticeId, version, responseId, until, leftMs, texts }: Props) => {
  const { say, snapshot } = useOutbox()
  const [over, setOver] = useState<string | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const [pressed, setPressed] = useState<string | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setOver(until), leftMs)
    return () => clearTimeout(timer)
  }, [until, leftMs])
  const waits = snapshot?.unsent.some(
    (entry) => entry.noticeId === noticeId && entry.kind === 'take_back' && !entry.refused,
  )
  // Pressed in time, it counts from then: whether it is late, the server says.
  if (over === until && !waits) return null
  const undo = async () => {
    setPressed(responseId)
    const answer = await say({ kind: 'take_back', noticeId, version, responseId })
    setSaid(answer)
    if (typeof answer === 'object') setPressed(null)
  }
  return (
    <Banner
      tone="neutral"
      title={texts.undoTitle}
      action={
        <Button size="lg" pending={waits === true || pressed === responseId} onClick={() => void undo()}>
          {texts.undo}
        </Button>
      }
    >
      {waits ? texts.undoWaits : texts.undoText}
      {typeof said === 'object' && said && <p role="alert">{lostText(said, texts)}</p>}
    </Banner>
  )
}
