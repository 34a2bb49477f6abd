'use client'

import { useRef, useState } from 'react'

import { Button } from '#components/ui/button.tsx'

import { photoOfFile } from './make-photo.ts'
import type { Photo } from './photo.ts'

type Props = { label: string; onChosen: (photo: Photo | null) => void }

/** A picture that lies on the phone; null if it is none. */
export const ChooseFile = ({ label, onChosen }: Props) => {
  const input = useRef<HTMLInputElement>(null)
  const [making, setMaking] = useState(false)
  const choose = async (file: File) => {
    setMaking(true)
    const photo = await photoOfFile(file).catch(() => null)
    setMaking(false)
    onChosen(photo)
  }
  return (
    <>
      <Button size="lg" block pending={making} onClick={() => input.current?.click()}>
        {label}
      </Button>
      {/* The button is what is pressed; the field would bring words of the browser's own. */}
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={label}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          // The same file, chosen again, is news as well.
          target.value = ''
          if (file) void choose(file)
        }}
      />
    </>
  )
}
