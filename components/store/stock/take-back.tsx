'use client'

import { useState } from 'react'

import { Button } from '#components/ui/button.tsx'

import { useOutbox } from '../outbox/outbox-context.ts'

type Props = { noticeId: string; version: number; entryId: string; label: string; named: string }

/** An entry that was a mistake: what was sent stays, and this is said of it. */
export const TakeBack = ({ noticeId, version, entryId, label, named }: Props) => {
  const { say } = useOutbox()
  const [pressed, setPressed] = useState(false)
  return (
    <Button
      size="lg"
      variant="ghost"
      aria-label={named}
      pending={pressed}
      onClick={() => {
        setPressed(true)
        void say({ kind: 'stock', noticeId, version, entry: 'correction', corrects: entryId }).then((said) =>
          setPressed(typeof said !== 'object'),
        )
      }}
    >
      {label}
    </Button>
  )
}
