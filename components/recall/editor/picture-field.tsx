'use client'

import { useId, useState } from 'react'

import { FileDrop } from '#components/attachment/file-drop.tsx'
import { SendingBar } from '#components/attachment/upload-list.tsx'
import { useUploads } from '#components/attachment/use-uploads.ts'
import { Button } from '#components/ui/button.tsx'
import { circleAlert } from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'

import { LinePicture } from '../line-picture.tsx'
import { useEditor, useFault } from './editor-context.ts'

type Props = {
  /** Path within the recall. */
  field: string
  pictureId: string | null
  onChange: (pictureId: string | null) => void
}

const ACCEPT = 'image/jpeg,image/png,image/webp'

/** The picture that shows where on the pack to look: chosen, dropped or pasted, and seen as the stores will see it. */
export const PictureField = ({ field, pictureId, onChange }: Props) => {
  const { pictures } = useEditor()
  const [said, say] = useState('')
  const missing = useFault(field)
  const ids = useId()
  const { items, add, clear } = useUploads({
    purpose: 'picture',
    ...pictures,
    onReady: ({ id }) => {
      clear()
      say('Picture added.')
      onChange(id)
    },
  })
  const [item] = items
  const fault = item?.state === 'refused' ? item.fault : missing
  const choose = (files: File[]) => {
    clear()
    say('')
    add(files)
  }
  return (
    <div role="group" aria-labelledby={`${ids}-label`} className="flex min-w-0 flex-col gap-1.5">
      <span id={`${ids}-label`} className="text-sm font-medium text-strong">
        Picture showing where to look <span className="text-xs font-normal text-muted">optional</span>
      </span>
      <FileDrop
        id={field}
        choose={pictureId ? 'Replace picture' : 'Choose picture'}
        hint="Or drop or paste it here. JPEG, PNG or WebP, up to 10 MB."
        accept={ACCEPT}
        describedBy={fault ? `${ids}-fault` : undefined}
        onFiles={choose}
        more={
          pictureId && (
            <Button
              variant="ghost"
              onClick={() => {
                say('Picture removed.')
                onChange(null)
              }}
            >
              Remove picture
            </Button>
          )
        }
      >
        {pictureId && <LinePicture pictureId={pictureId} alt="What stores see" size="lg" />}
      </FileDrop>
      {item?.state === 'sending' && (
        <div className="flex items-center gap-2">
          <div className="min-w-0 flex-1">
            <SendingBar name={item.name} sent={item.sent} />
          </div>
          <Button size="sm" onClick={clear}>
            Cancel
          </Button>
        </div>
      )}
      {fault && (
        <p id={`${ids}-fault`} role="alert" className="flex gap-1.5 text-xs font-medium text-danger">
          <Icon glyph={circleAlert} />
          <span>{fault}</span>
        </p>
      )}
      <span role="status" className="sr-only">
        {said}
      </span>
    </div>
  )
}
