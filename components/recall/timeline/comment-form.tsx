'use client'

import { useId, useRef, useState, type KeyboardEvent } from 'react'

import type { AttachmentActions } from '#components/attachment/send-attachment.ts'
import { ActionForm, type FormAction } from '#components/forms/action-form.tsx'
import { SendButton } from '#components/forms/send-button.tsx'
import { useFieldError } from '#components/forms/form-state.tsx'
import { Field } from '#components/ui/field.tsx'
import { TextArea } from '#components/ui/text-area.tsx'

import { CommentFiles, type FileRemoval } from './comment-files.tsx'
import { MentionList } from './mention-list.tsx'
import { matching, mentionAt, withIds, type Mentionable } from './mention-search.ts'

type Props = {
  recallId: string
  storeNumber?: string
  people: readonly Mentionable[]
  action: FormAction
  files: AttachmentActions & { remove: FileRemoval }
}

/** Writes a comment. An @ offers the people of the console; what is sent names them by id. */
export const CommentForm = ({ recallId, storeNumber, people, action, files }: Props) => {
  // A comment that was sent leaves an empty form: a new one, so that nothing of the old is kept.
  const [written, setWritten] = useState(0)
  const [waiting, setWaiting] = useState(0)
  return (
    <ActionForm
      action={action}
      doneText="Comment posted."
      onDone={() => setWritten((n) => n + 1)}
      className="flex max-w-3xl flex-col gap-3"
    >
      <input type="hidden" name="recallId" value={recallId} />
      {storeNumber && <input type="hidden" name="storeNumber" value={storeNumber} />}
      <CommentField key={written} people={people} />
      <CommentFiles key={`files-${written}`} recallId={recallId} actions={files} onWaiting={setWaiting} />
      <div className="flex flex-wrap items-center gap-3">
        <SendButton variant="primary" disabled={waiting > 0}>
          Comment
        </SendButton>
        {waiting > 0 && (
          <span className="text-xs text-muted">
            {waiting === 1 ? 'Waiting for a file.' : `Waiting for ${waiting} files.`}
          </span>
        )}
      </div>
    </ActionForm>
  )
}

const CommentField = ({ people }: { people: readonly Mentionable[] }) => {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<Mentionable[]>([])
  const [caret, setCaret] = useState<number | null>(null)
  const [at, setAt] = useState(0)
  const area = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const error = useFieldError('body')

  const typing = caret === null ? null : mentionAt(text, caret)
  const found = typing ? matching(people, typing.typed) : []
  const active = found[Math.min(at, found.length - 1)]

  const choose = (person: Mentionable) => {
    if (!typing || caret === null) return
    const before = `${text.slice(0, typing.start)}@${person.name} `
    setText(before + text.slice(caret))
    setChosen((all) => [...all.filter(({ name }) => name !== person.name), person])
    setCaret(null)
    setAt(0)
    requestAnimationFrame(() => area.current?.setSelectionRange(before.length, before.length))
    area.current?.focus()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (!active) return
    const index = found.indexOf(active)
    if (event.key === 'ArrowDown') setAt((index + 1) % found.length)
    else if (event.key === 'ArrowUp') setAt((index + found.length - 1) % found.length)
    else if (event.key === 'Enter' || event.key === 'Tab') choose(active)
    else if (event.key === 'Escape') setCaret(null)
    else return
    event.preventDefault()
  }

  return (
    <div className="relative">
      <input type="hidden" name="body" value={withIds(text, chosen)} />
      <Field
        id="comment"
        label="Comment"
        hint="Visible to everyone at the desk. Type @ to mention someone: it shows under “Needs your attention”, and is emailed if not read within five minutes."
        error={error}
      >
        {(control) => (
          <TextArea
            {...control}
            ref={area}
            value={text}
            maxLength={4000}
            aria-autocomplete="list"
            aria-controls={active ? listId : undefined}
            aria-activedescendant={active ? `${listId}-${active.id}` : undefined}
            onChange={({ target }) => {
              setText(target.value)
              setCaret(target.selectionStart)
              setAt(0)
            }}
            onKeyDown={onKeyDown}
            onBlur={() => setCaret(null)}
          />
        )}
      </Field>
      {active && <MentionList id={listId} people={found} active={active.id} choose={choose} />}
    </div>
  )
}
