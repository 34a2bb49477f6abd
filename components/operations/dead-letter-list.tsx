'use client'

// What a letter says scrolls, and the keyboard must reach it.
/* oxlint-disable jsx-a11y/no-noninteractive-tabindex */

import { useState } from 'react'

import type { FormAction } from '#components/forms/action-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { CodeInline } from '#components/ui/code-inline.tsx'
import { RelativeTime } from '#components/ui/relative-time.tsx'
import type { Priority } from '#lib/domain/recall/recall.ts'

import { DiscardDialog, RedriveDialog } from './dead-letter-dialogs.tsx'

export type DeadLetterItem = {
  id: string
  type: string
  reason: string
  body: string
  messageId: string
  receiveCount: number
  firstSeenAt: string
}

type Props = {
  queue: Priority
  letters: DeadLetterItem[]
  now: string
  redrive: FormAction
  discard: FormAction
}

/** Messages that a queue gave up on: read them, choose some, send them again or give them up. */
export const DeadLetterList = ({ queue, letters, now, redrive, discard }: Props) => {
  const [picked, setPicked] = useState<readonly string[]>([])
  // What somebody else has decided meanwhile is no longer chosen.
  const chosen = letters.flatMap(({ id }) => (picked.includes(id) ? [id] : []))
  const all = chosen.length === letters.length
  const toggle = (id: string) =>
    setPicked(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return (
    <div>
      <div className="flex flex-wrap items-center justify-between gap-3 border-b border-line px-4 py-2">
        <Checkbox
          label={chosen.length > 0 ? `${chosen.length} selected` : 'Select all'}
          checked={all}
          onChange={() => setPicked(all ? [] : letters.map(({ id }) => id))}
        />
        {chosen.length === 0 ? (
          <p className="text-xs text-muted">Select messages to redrive or discard.</p>
        ) : (
          <span className="flex flex-wrap gap-2">
            <RedriveDialog queue={queue} ids={chosen} action={redrive} />
            <DiscardDialog queue={queue} ids={chosen} action={discard} />
          </span>
        )}
      </div>
      <ul>
        {letters.map((letter) => (
          <Letter
            key={letter.id}
            letter={letter}
            now={now}
            chosen={chosen.includes(letter.id)}
            onToggle={() => toggle(letter.id)}
          />
        ))}
      </ul>
    </div>
  )
}

type LetterProps = { letter: DeadLetterItem; now: string; chosen: boolean; onToggle: () => void }

const Letter = ({ letter, now, chosen, onToggle }: LetterProps) => {
  const [open, setOpen] = useState(false)
  const { id, type, reason, body, messageId, receiveCount, firstSeenAt } = letter
  return (
    <li className="flex items-start gap-3 border-b border-line px-4 py-3 last:border-0">
      <Checkbox
        label={`Select ${messageId}`}
        hideLabel
        checked={chosen}
        onChange={onToggle}
        id={`pick-${id}`}
      />
      <div className="flex min-w-0 flex-1 flex-col gap-1 text-sm">
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
          <span className="font-medium text-strong">{type.replaceAll('_', ' ')}</span>
          <span className="text-xs text-muted">
            received {receiveCount === 1 ? 'once' : `${receiveCount} times`} · kept{' '}
            <RelativeTime at={firstSeenAt} now={now} locale="en" timeZone="UTC" plain />
          </span>
        </p>
        <p className="text-pretty text-body">{reason}</p>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
          <span>
            Message <CodeInline>{messageId}</CodeInline>
          </span>
          <Button size="sm" variant="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Hide message body' : 'Show message body'}
          </Button>
        </p>
        {open && (
          <pre
            role="group"
            aria-label="Message body"
            tabIndex={0}
            className="max-h-80 overflow-auto rounded-md bg-sunken p-3 font-mono text-xs text-strong"
          >
            {pretty(body)}
          </pre>
        )}
      </div>
    </li>
  )
}

const pretty = (body: string): string => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
