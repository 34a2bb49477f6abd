import type { MediaType } from '#lib/domain/attachment/attachment.ts'
import type { Duration } from '#lib/domain/duration.ts'
import type { Result } from '#lib/domain/result.ts'

/** What a browser sends, and where to, so that its bytes pass by our own servers. */
export type Upload = { method: 'PUT'; url: string; headers: Record<string, string> }

/** The store of bytes. All but signing fail with an exception when it is away. */
export type Files = {
  /** Lets whoever holds the answer put exactly this many bytes of this type under the key, for so long. */
  presignUpload(wish: { key: string; mediaType: string; bytes: number; valid: Duration }): Promise<Upload>
  /** The bytes under a key; null if there are none. Nothing of what is larger is kept in memory. */
  read(key: string, most: number): Promise<Uint8Array<ArrayBuffer> | 'too_large' | null>
  /** The same as they come, for passing on. */
  open(key: string): Promise<ReadableStream<Uint8Array> | null>
  /** Puts bytes under a key, in place of what was there. */
  write(key: string, bytes: Uint8Array, mediaType: string): Promise<void>
  /** Deletes whatever has a key that begins so. Does no harm if there is nothing. */
  removeAll(prefix: string): Promise<void>
}

export type ShownPicture = { bytes: Uint8Array; mediaType: MediaType; width: number; height: number }

/** Why a picture cannot be shown. */
export type PictureFault = 'unreadable' | 'too_many_pixels'

export type Pictures = {
  /**
   * Decodes a picture and makes of it what is shown: upright, small, and without whatever else its file held. Answers a
   * fault for what cannot be decoded, and for what would take too much memory, before it takes it.
   */
  prepare(bytes: Uint8Array, mostPixels?: number): Promise<Result<ShownPicture, PictureFault>>
  /** The greys of a picture that was prepared, upright, squeezed into this many, row by row. */
  greys(bytes: Uint8Array, size: { width: number; height: number }): Promise<Uint8Array>
}
