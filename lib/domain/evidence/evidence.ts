import type { PhotoSource } from './photo.ts'

/** Where the same picture was seen before. The store is null for whoever may not know it. */
export type SeenBefore = {
  id: string
  /** The very same file, or one that looks like it. */
  same: boolean
  recallNumber: string
  storeNumber: string | null
  at: string
}

/** A photo that a store sent as proof. Times are ISO texts. */
export type Evidence = {
  id: string
  /** Of what the phone sent, in hexadecimal. */
  sha256: string
  source: PhotoSource
  by: string
  /** By the clock of the phone. */
  takenAt: string
  receivedAt: string
  width: number
  height: number
  /** Whether a report names it. One that none names was sent, and the report after it never came. */
  reported: boolean
  seenBefore: SeenBefore | null
}
