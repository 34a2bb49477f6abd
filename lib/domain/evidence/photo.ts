import type { FieldError } from '../result.ts'
import type { Priority } from '../recall/recall.ts'

/** live: taken with our own camera view, in that moment. chosen: a file that lay on the phone, of whenever and wherever. */
export const PHOTO_SOURCES = ['live', 'chosen'] as const
export type PhotoSource = (typeof PHOTO_SOURCES)[number]

export const MOST_OF_A_REPORT = 6
const MOST_OF_A_NOTICE = 60
/** What a phone makes of a photo, at most; and what is taken, with room for phones that round otherwise. */
export const PHOTO_SIDE = 1600
export const PHOTO_BYTES = 300_000
export const MOST_PHOTO_BYTES = 400 * 1024
export const MOST_PHOTO_PIXELS = 4_000_000

/** What a hazard is proven with is taken there and then. */
export const takesChosen = (priority: Priority): boolean => priority !== 'high'

/** What speaks against a photo of a notice before its bytes were looked at. */
export const photoFault = (
  photo: { source: PhotoSource; bytes: number },
  notice: { priority: Priority; photos: number },
): FieldError | null => {
  if (photo.source === 'chosen' && !takesChosen(notice.priority))
    return fault(
      'source',
      'not_live',
      'At this priority, take a live photo. Photos from the gallery aren’t accepted.',
    )
  if (photo.bytes < 1) return fault('bytes', 'empty', 'The photo is empty.')
  if (photo.bytes > MOST_PHOTO_BYTES)
    return fault('bytes', 'too_large', `Photos can be up to ${MOST_PHOTO_BYTES / 1024} KB.`)
  if (notice.photos >= MOST_OF_A_NOTICE)
    return fault('id', 'too_many', `A store can send at most ${MOST_OF_A_NOTICE} photos for a recall.`)
  return null
}

export const fault = (path: string, code: string, message: string): FieldError => ({ path, code, message })
