import type { PhotoSource } from '#lib/domain/evidence/photo.ts'

import { phoneId } from '../scan/phone-id.ts'
import type { Photo } from './photo.ts'
import { fitInto, smallEnough } from './small-enough.ts'

/**
 * What is drawn anew has nothing left of its file but what is to be seen: no place, no owner. Null: it could not be made.
 */
export const makePhoto = async (
  picture: HTMLVideoElement | ImageBitmap,
  source: PhotoSource,
): Promise<Photo | null> => {
  const { width, height } =
    'videoWidth' in picture ? { width: picture.videoWidth, height: picture.videoHeight } : picture
  if (width === 0 || height === 0) return null
  const takenAt = new Date().toISOString()
  // A film goes on while it is made smaller: all tries are of one frame.
  const still = 'videoWidth' in picture ? await createImageBitmap(picture) : picture
  const blob = await smallEnough(({ side, quality }) => drawn(still, fitInto(side, width, height), quality))
  still.close()
  if (!blob) return null
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const id = phoneId(Date.now(), crypto.getRandomValues(new Uint8Array(16)))
  return { id, sha256: await sha256Of(bytes), source, takenAt, bytes }
}

/** A file that somebody chose; null if it is no picture that this browser can read. */
export const photoOfFile = async (file: Blob): Promise<Photo | null> => {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  return picture && makePhoto(picture, 'chosen')
}

const drawn = (
  picture: ImageBitmap,
  size: { width: number; height: number },
  quality: number,
): Promise<Blob | null> => {
  const canvas = Object.assign(document.createElement('canvas'), size)
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) return Promise.resolve(null)
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, size.width, size.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
}

const sha256Of = async (bytes: Photo['bytes']): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
