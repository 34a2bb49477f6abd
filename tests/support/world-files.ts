import sharp from 'sharp'

import type { Attachment, AttachmentPurpose } from '#lib/domain/attachment/attachment.ts'
import type { Result } from '#lib/domain/result.ts'
import { attachFile } from '#lib/use-cases/attachment/attach-file.ts'
import { finishAttachment } from '#lib/use-cases/attachment/finish-attachment.ts'

import type { Person } from './world-people.ts'
import type { World } from './world.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** A picture as a camera makes it: with where it was taken. */
export const photo = async ({ width = 80, height = 60 } = {}): Promise<Bytes> =>
  Uint8Array.from(
    await sharp({ create: { width, height, channels: 3, background: '#c40' } })
      .withExif({ IFD0: { Artist: 'Somebody by name' } })
      .jpeg()
      .toBuffer(),
  )

export const textBytes = (text: string): Bytes => new TextEncoder().encode(text)

type Wish = {
  by?: Person
  purpose?: AttachmentPurpose
  name?: string
  mediaType?: string
  bytes: Bytes
  /** What is really sent, if it is not what was promised; null: nothing is. */
  sent?: Bytes | null
}

/** A file all the way: promised, sent, looked at. */
export const uploads = async (
  world: World,
  recall: { id: string },
  { by = world.manager, purpose = 'picture', name = 'pack.jpg', mediaType = 'image/jpeg', bytes, sent }: Wish,
): Promise<Result<Attachment>> => {
  const actor = await by.atWork()
  const promised = { recallId: recall.id, purpose, name, mediaType, bytes: bytes.length }
  const begun = await attachFile(world.web)(actor, promised)
  if (!begun.ok) return begun
  if (sent !== null) await world.files.put(begun.value.upload, sent ?? bytes)
  return finishAttachment(world.web)(actor, { recallId: recall.id, attachmentId: begun.value.id })
}

/** The same, where it is expected to be taken. */
export const uploaded = async (...upload: Parameters<typeof uploads>): Promise<Attachment> => {
  const result = await uploads(...upload)
  if (!result.ok || result.value.state !== 'ready') throw new Error(JSON.stringify(result))
  return result.value
}
