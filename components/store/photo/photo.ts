import type { PhotoSource } from '#lib/domain/evidence/photo.ts'

import type { Bytes } from '../outbox/entry.ts'

/** A photo on this phone: what is sent, and what is said of it. */
export type Photo = { id: string; sha256: string; source: PhotoSource; takenAt: string; bytes: Bytes }

export const photoBlob = ({ bytes }: Photo): Blob => new Blob([bytes], { type: 'image/jpeg' })
