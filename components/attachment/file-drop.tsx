'use client'

import { useRef, useState, type ReactNode } from 'react'

import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { upload } from '#components/ui/glyphs.ts'

type Props = {
  /** What the button says: a verb and what. */
  choose: string
  accept: string
  multiple?: boolean
  disabled?: boolean
  hint: string
  describedBy?: string | undefined
  id?: string
  onFiles: (files: File[]) => void
  /** What was chosen before, beside the button. */
  children?: ReactNode
  /** What else can be done with it. */
  more?: ReactNode
}

/** Files that are chosen, dropped or pasted. Whatever comes in goes to whoever asked; nothing is judged here. */
export const FileDrop = ({
  choose,
  accept,
  multiple,
  disabled,
  hint,
  describedBy,
  id,
  onFiles,
  children,
  more,
}: Props) => {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (list: FileList | null | undefined) => {
    const files = [...(list ?? [])]
    if (files.length > 0 && !disabled) onFiles(multiple ? files : files.slice(0, 1))
  }
  return (
    <div
      className={classNames(
        'flex min-w-0 flex-wrap items-center gap-3 rounded-md border border-dashed p-3',
        over ? 'border-brand bg-brand-soft' : 'border-firm',
      )}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files)
      }}
      onPaste={(event) => {
        if (event.clipboardData.files.length === 0) return
        event.preventDefault()
        take(event.clipboardData.files)
      }}
    >
      {children}
      <div className="flex min-w-0 flex-1 basis-56 flex-wrap items-center gap-x-3 gap-y-2">
        <Button
          id={id}
          glyph={upload}
          disabled={disabled}
          aria-describedby={describedBy}
          onClick={() => input.current?.click()}
        >
          {choose}
        </Button>
        {more}
        <span className="text-xs text-muted">{hint}</span>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          take(event.target.files)
          // The same file may be chosen again after it was refused.
          event.target.value = ''
        }}
      />
    </div>
  )
}
