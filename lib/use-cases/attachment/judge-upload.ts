import { isMediaType, promisedFault, type MediaType } from '#lib/domain/attachment/attachment.ts'
import { bytesAre } from '#lib/domain/attachment/bytes-are.ts'
import { assertNever } from '#lib/domain/result.ts'
import type { Settlement, StoredAttachment } from '#lib/ports/attachments.ts'
import type { PictureFault } from '#lib/ports/files.ts'
import type { Ports } from '#lib/ports/ports.ts'

type Needs = Pick<Ports, 'files' | 'pictures' | 'digest'>

/** Reads what was uploaded, judges it, and keeps what passes under the key. Says what is to be written down of it. */
export const judgeUpload = async (
  { files, pictures, digest }: Needs,
  { purpose, mediaType, bytes: promised, objectKey: from }: StoredAttachment,
  key: string,
): Promise<Settlement> => {
  if (!isMediaType(mediaType) || promisedFault({ purpose, mediaType, bytes: promised }))
    return refused('This file type isn’t accepted.')
  const bytes = await files.read(from, promised)
  if (bytes === null) return refused('The upload never arrived. Choose the file again.')
  if (bytes === 'too_large') return refused('The upload is larger than declared.')
  if (bytes.length !== promised) return refused('The upload is incomplete. Choose the file again.')
  if (!bytesAre(bytes, mediaType)) return refused(NOT_OF_TYPE[mediaType])
  const ready = { state: 'ready', objectKey: key, sha256: digest(bytes) } as const
  if (!mediaType.startsWith('image/')) {
    await files.write(key, bytes, mediaType)
    return { ...ready, mediaType, bytes: bytes.length, width: null, height: null }
  }
  const prepared = await pictures.prepare(bytes)
  if (!prepared.ok) return refused(pictureWords(prepared.rejection))
  // A picture is shown as we made it; a file is given back as it came.
  if (purpose === 'file') {
    await files.write(key, bytes, mediaType)
    return { ...ready, mediaType, bytes: bytes.length, width: null, height: null }
  }
  const { bytes: shown, mediaType: shownType, width, height } = prepared.value
  await files.write(key, shown, shownType)
  return { ...ready, mediaType: shownType, bytes: shown.length, width, height }
}

const refused = (refusedBecause: string): Settlement => ({ state: 'refused', refusedBecause })

const NOT_OF_TYPE: Record<MediaType, string> = {
  'image/jpeg': 'This isn’t a JPEG, despite its name.',
  'image/png': 'This isn’t a PNG, despite its name.',
  'image/webp': 'This isn’t a WebP, despite its name.',
  'application/pdf': 'This isn’t a PDF, despite its name.',
  'text/csv': 'This isn’t UTF-8 text. Save it as “CSV UTF-8” and choose it again.',
  'text/plain': 'This isn’t UTF-8 text. Save it as UTF-8 and choose it again.',
}

const pictureWords = (fault: PictureFault): string => {
  switch (fault) {
    case 'unreadable':
      return 'The picture is damaged and can’t be read.'
    case 'too_many_pixels':
      return 'The picture has more than 40 million pixels. Make it smaller and choose it again.'
    default:
      return assertNever(fault)
  }
}
