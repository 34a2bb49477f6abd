'use client'

import { useState } from 'react'

import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { camera } from '#components/ui/glyphs.ts'
import { Section } from '#components/ui/section.tsx'
import { MOST_OF_A_REPORT } from '#lib/domain/evidence/photo.ts'

import { fillText } from '../fill-text.ts'
import { ChooseFile } from './choose-file.tsx'
import type { Photo } from './photo.ts'
import { PhotoTaker } from './photo-taker.tsx'
import type { PhotoTexts } from './photo-texts.ts'
import { PhotoThumb } from './photo-thumb.tsx'
import type { usePhotos } from './use-photos.ts'

type Props = ReturnType<typeof usePhotos> & {
  /** Whether a file that lies on the phone is taken too. */
  mayChoose: boolean
  /** How many of this recall HQ has already. */
  sentBefore: number
  texts: PhotoTexts
}

/** The photos of a report: taken live, seen before they are sent, six at most. */
export const PhotoSection = ({ photos, mayChoose, sentBefore, texts, ...here }: Props) => {
  const { taking, setTaking, add, remove } = here
  const [unreadable, setUnreadable] = useState(false)
  const unsaved = photos.some(({ state }) => state === 'unsaved')
  const full = photos.length >= MOST_OF_A_REPORT
  const taken = (photo: Photo | null) => {
    setTaking(false)
    setUnreadable(photo === null)
    if (photo && !full) void add(photo)
  }
  return (
    <Section title={texts.title} description={texts.why}>
      {sentBefore > 0 && <p className="text-base">{fillText(texts.sentBefore, { n: sentBefore })}</p>}
      {photos.length > 0 && (
        <ul className="grid grid-cols-2 gap-3">
          {photos.map((photo, i) => (
            <PhotoThumb
              key={photo.id}
              photo={photo}
              place={i + 1}
              texts={texts}
              onRemove={() => remove(photo)}
            />
          ))}
        </ul>
      )}
      {unsaved && <Banner tone="waiting" live="assertive" title={texts.unkept} />}
      {unreadable && <Banner tone="danger" live="assertive" title={texts.unreadable} />}
      {taking && <PhotoTaker texts={texts} onTaken={taken} onCancel={() => setTaking(false)} />}
      {full && <p className="text-base">{fillText(texts.most, { n: MOST_OF_A_REPORT })}</p>}
      {!taking && !full && (
        <div className="flex flex-col gap-2">
          <Button size="lg" block glyph={camera} onClick={() => setTaking(true)}>
            {texts.take}
          </Button>
          {mayChoose ? (
            <ChooseFile label={texts.choose} onChosen={taken} />
          ) : (
            <p className="text-sm text-muted">{texts.liveOnly}</p>
          )}
        </div>
      )}
    </Section>
  )
}
