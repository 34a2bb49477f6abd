'use client'

import { useEffect, useRef, useState } from 'react'

import { Field } from '#components/ui/field.tsx'
import { TextArea } from '#components/ui/text-area.tsx'

import { noteIn } from '../outbox/copy-into-draft.ts'
import type { Drafts } from '../outbox/drafts.ts'
import { useOutbox } from '../outbox/outbox-context.ts'

/** Beside the counts of the task, and kept like them. */
export const noteDraftOf = (noticeId: string): string => `${noticeId}/note`

type Props = { noticeId: string; texts: Record<'note' | 'noteFull', string> }

const MOST = 1000

const keep = (drafts: Drafts, noticeId: string, note: string) =>
  void drafts.keep(noteDraftOf(noticeId), note).catch(() => undefined)

/** Words that go with the report; kept on the phone as they are typed. */
export const NoteField = ({ noticeId, texts }: Props) => {
  const { drafts, toTakeUp } = useOutbox()
  const [note, setNote] = useState('')
  // The note as typed here; null: untouched.
  const typed = useRef<string | null>(null)
  useEffect(() => {
    let gone = false
    // Typed before the phone's database was open.
    if (drafts && typed.current !== null) keep(drafts, noticeId, typed.current)
    const takeUp = (kept: string | null) => {
      if (!gone && typed.current === null && kept) setNote(kept)
    }
    const find = async () => {
      if (!drafts) return
      const kept = await drafts.read(noteDraftOf(noticeId)).catch(() => null)
      const returned = kept === null ? await toTakeUp(noticeId).catch(() => []) : []
      takeUp(kept ?? noteIn(returned.at(-1)?.text ?? ''))
    }
    void find()
    return () => {
      gone = true
    }
  }, [drafts, toTakeUp, noticeId])
  return (
    <Field
      label={texts.note}
      hint={note.length >= MOST ? <span role="status">{texts.noteFull}</span> : undefined}
    >
      {(control) => (
        <TextArea
          {...control}
          name="note"
          maxLength={MOST}
          value={note}
          onChange={(event) => {
            typed.current = event.target.value
            setNote(event.target.value)
            if (drafts) keep(drafts, noticeId, event.target.value)
          }}
        />
      )}
    </Field>
  )
}
