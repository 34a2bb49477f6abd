import type { PhotoSource } from '#lib/domain/evidence/photo.ts'
import type { Priority } from '#lib/domain/recall/recall.ts'

/** The notice that a photo belongs to. */
export type PhotoGround = {
  noticeId: string
  recallId: string
  storeId: string
  storeNumber: string
  priority: Priority
  /** How many there are of it already. */
  photos: number
}

export type NewEvidence = {
  id: string
  sha256: Uint8Array<ArrayBuffer>
  look: bigint | null
  source: PhotoSource
  objectKey: string
  mediaType: string
  bytes: number
  width: number
  height: number
  by: string
  takenAt: Date
  receivedAt: Date
}

export type EvidenceRows = {
  /** Null if there is no such notice of this store. */
  ground(noticeId: string, storeId: string): Promise<PhotoGround | null>
  /** What is kept under the id already, of this store. */
  find(
    id: string,
    storeId: string,
  ): Promise<{ sha256: Uint8Array; noticeId: string; receivedAt: Date } | null>
  /** False: something is kept under this id already, perhaps of another store. */
  keep(ground: Pick<PhotoGround, 'noticeId' | 'storeId'>, evidence: NewEvidence): Promise<boolean>
  /** Which of these are photos of the notice. */
  known(noticeId: string, ids: readonly string[]): Promise<Set<string>>
}
