import type { Attachment, AttachmentPurpose } from '#lib/domain/attachment/attachment.ts'

export type StoredAttachment = Attachment & { recallId: string; objectKey: string }

export type NewAttachment = {
  id: string
  recallId: string
  purpose: AttachmentPurpose
  name: string
  mediaType: string
  bytes: number
  objectKey: string
  uploadedBy: string
  at: Date
}

/** What became of one that was waiting. */
export type Settlement =
  | {
      state: 'ready'
      mediaType: string
      bytes: number
      width: number | null
      height: number | null
      objectKey: string
      sha256: Uint8Array<ArrayBuffer>
    }
  | { state: 'refused'; refusedBecause: string }

export type AttachmentRows = {
  add(attachment: NewAttachment): Promise<void>
  /** How many of this person's nobody has looked at yet. */
  countWaiting(personId: string): Promise<number>
  /** `lock`: nobody else settles it until the end of the transaction. */
  find(id: string, lock?: 'lock'): Promise<StoredAttachment | null>
  settle(id: string, settlement: Settlement): Promise<void>
  /** Forgets one that is ready. */
  remove(id: string): Promise<void>
  /** Which of these are pictures of the recall, and ready. */
  readyPictures(recallId: string, ids: string[]): Promise<Set<string>>
  /** Hangs files on a comment: ready ones of this recall and person that hang on none. Answers how many there were. */
  hangOn(comment: { id: string; recallId: string; authorId: string }, ids: string[]): Promise<number>
}
