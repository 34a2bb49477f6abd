'use client'

import { useState, type ReactNode } from 'react'

import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { chevronLeft, chevronRight } from '#components/ui/glyphs.ts'
import { Picture } from '#components/ui/picture.tsx'

type Shown = { id: string; src: string; alt: string; width: number; height: number; text: string }
type Props = { photos: readonly Shown[]; at: number; children: ReactNode }

/** A photo in full, opened from the small one; the arrows lead through the others. */
export const PhotoViewer = ({ photos, at, children }: Props) => {
  const [open, setOpen] = useState(false)
  const [place, setPlace] = useState(at)
  const shown = photos[place] ?? photos[at]
  const step = (by: number) => setPlace((now) => (now + by + photos.length) % photos.length)
  if (!shown) return null
  return (
    <Dialog
      size="lg"
      title={shown.alt}
      description={shown.text}
      closeLabel="Close"
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        setPlace(at)
      }}
      trigger={
        <button
          type="button"
          aria-label={`Open ${photos[at]?.alt.toLowerCase() ?? 'the photo'}`}
          className="block aspect-4/3 w-full cursor-zoom-in overflow-hidden rounded-md border border-line bg-sunken"
        >
          {children}
        </button>
      }
      footer={
        photos.length > 1 && (
          <>
            <Button glyph={chevronLeft} onClick={() => step(-1)}>
              Previous
            </Button>
            <Button glyph={chevronRight} onClick={() => step(1)}>
              Next
            </Button>
          </>
        )
      }
    >
      <Picture
        src={shown.src}
        alt={shown.alt}
        width={shown.width}
        height={shown.height}
        className="mx-auto max-h-[65dvh] w-auto rounded-md bg-sunken object-contain"
      />
    </Dialog>
  )
}
