'use client'

import { useState, type ClipboardEvent } from 'react'

import { Button } from '#components/ui/button.tsx'
import { close } from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'
import { TextInput } from '#components/ui/text-input.tsx'

import { EditorField } from './editor-field.tsx'
import { lotsIn, withLots } from './lot-list.ts'

type Props = { field: string; lots: readonly string[]; onChange: (lots: string[]) => void }

const SHOWN = 60

/** The lots that are meant, each to be taken away again; typed one by one or pasted as a list. */
export const LotChips = ({ field, lots, onChange }: Props) => {
  const [text, setText] = useState('')
  const [all, setAll] = useState(false)
  const add = (more: string) => {
    const added = lotsIn(more)
    if (added.length > 0) onChange(withLots(lots, added))
    setText('')
  }
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData('text')
    if (!/[,;\t\r\n]/.test(pasted)) return
    event.preventDefault()
    add(`${text}${pasted}`)
  }
  const shown = all ? lots : lots.slice(0, SHOWN)
  return (
    <div className="flex flex-col gap-2">
      <EditorField
        field={field}
        label="Lots"
        hint="Press Enter to add one, or paste a list separated by commas, semicolons or lines."
      >
        {(control) => (
          <TextInput
            {...control}
            value={text}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setText(event.target.value)}
            onPaste={paste}
            onBlur={() => add(text)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ',' && event.key !== ';') return
              event.preventDefault()
              add(text)
            }}
          />
        )}
      </EditorField>
      {lots.length > 0 && (
        <ul aria-label="Affected lots" className="flex flex-wrap gap-1.5">
          {shown.map((lot) => (
            <li key={lot}>
              <button
                type="button"
                aria-label={`Remove lot ${lot}`}
                onClick={() => onChange(lots.filter((other) => other !== lot))}
                className="inline-flex min-h-control-sm items-center gap-1.5 rounded-md border border-firm bg-sunken px-2 font-mono text-xs text-strong hover:border-muted"
              >
                {lot}
                <Icon glyph={close} className="size-3.5! text-muted" />
              </button>
            </li>
          ))}
          {shown.length < lots.length && (
            <li>
              <Button size="sm" variant="ghost" onClick={() => setAll(true)}>
                Show all {lots.length}
              </Button>
            </li>
          )}
        </ul>
      )}
    </div>
  )
}
