'use client'

import { useEffect, useRef, useState } from 'react'

import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { camera as cameraGlyph } from '#components/ui/glyphs.ts'

import { CameraView } from '../scan/camera-view.tsx'
import { useCamera } from '../scan/use-camera.ts'
import { makePhoto } from './make-photo.ts'
import type { Photo } from './photo.ts'
import { PhotoExample } from './photo-example.tsx'
import type { PhotoTexts } from './photo-texts.ts'

type Props = { texts: PhotoTexts; onTaken: (photo: Photo) => void; onCancel: () => void }

// Whoever pressed for a photo wants the camera: the press was the asking.
const WISH = { width: 1600, height: 1200, atOnce: true }

/** Our own camera, with an example beside it: what is taken here is of now. */
export const PhotoTaker = ({ texts, onTaken, onCancel }: Props) => {
  const { video, ...camera } = useCamera(WISH)
  const [making, setMaking] = useState(false)
  const [failed, setFailed] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which is no way to clean up.
    place.current?.scrollIntoView({ block: 'start' })
  }, [])

  const shoot = async () => {
    if (!video.current) return
    setMaking(true)
    const photo = await makePhoto(video.current, 'live').catch(() => null)
    setMaking(false)
    setFailed(photo === null)
    if (photo) onTaken(photo)
  }
  return (
    <div ref={place} className="flex scroll-mt-20 flex-col gap-3">
      <PhotoExample texts={texts} />
      <CameraView {...camera} video={video} whole texts={texts} />
      {failed && <Banner tone="danger" live="assertive" title={texts.failed} />}
      <div className="flex flex-col gap-2">
        {camera.state === 'live' && (
          <Button
            variant="primary"
            size="lg"
            block
            glyph={cameraGlyph}
            pending={making}
            onClick={() => void shoot()}
          >
            {texts.shoot}
          </Button>
        )}
        <Button size="lg" block onClick={onCancel}>
          {texts.cancel}
        </Button>
      </div>
    </div>
  )
}
