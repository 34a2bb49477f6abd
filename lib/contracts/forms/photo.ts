import { z } from 'zod'

import { MOST_PHOTO_BYTES, PHOTO_SOURCES } from '#lib/domain/evidence/photo.ts'

/** What the bytes of a photo may be. */
export const PHOTO_BODY = { types: ['image/jpeg', 'image/webp'], most: MOST_PHOTO_BYTES } as const

/** What goes with the bytes of a photo, as JSON in a header of its own: a name has no place in an address. */
export const PhotoHeader = z
  .strictObject({
    id: z.uuidv7(),
    storeId: z.uuid(),
    noticeId: z.uuid(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    source: z.enum(PHOTO_SOURCES),
    at: z.iso.datetime(),
    madeBy: z.strictObject({ id: z.uuid(), name: z.string().trim().min(1).max(90) }),
  })
  .transform(({ at, ...facts }) => ({ ...facts, takenAt: new Date(at) }))
export type PhotoHeader = z.input<typeof PhotoHeader>
