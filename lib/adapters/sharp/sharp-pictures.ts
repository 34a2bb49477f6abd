import sharp, { type Sharp } from 'sharp'

import { ok, reject } from '#lib/domain/result.ts'
import type { Pictures } from '#lib/ports/files.ts'

const MOST_PIXELS = 40_000_000
const MOST_SHOWN_BYTES = 300_000
// Tried in turn until one is small enough; the last is for what is all noise.
const TRIES = [
  { side: 1600, quality: 82 },
  { side: 1600, quality: 65 },
  { side: 1200, quality: 55 },
  { side: 900, quality: 45 },
  { side: 600, quality: 30 },
] as const

/** One at a time: 40 million pixels are 160 MB while they are decoded. */
const inTurn = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }
}

export const sharpPictures = (): Pictures => {
  const turn = inTurn()
  return {
    prepare: (bytes, mostPixels = MOST_PIXELS) => turn(() => prepare(bytes, mostPixels)),
    greys: (bytes, { width, height }) =>
      turn(async () => {
        const squeezed = sharp(bytes).autoOrient().resize(width, height, { fit: 'fill' }).greyscale()
        return new Uint8Array(await squeezed.raw().toBuffer())
      }),
  }
}

// What sharp says of a file that it cannot read is an error of no class of its own.
const prepare = async (bytes: Uint8Array, mostPixels: number): ReturnType<Pictures['prepare']> => {
  try {
    // Reads the header only; nothing is decoded before its size is known.
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (width * height > mostPixels) return reject('too_many_pixels')
    const upright = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' }).autoOrient()
    return ok(await small(upright))
  } catch {
    return reject('unreadable')
  }
}

const small = async (picture: Sharp) => {
  for (const { side, quality } of TRIES) {
    const { data, info } = await picture
      .clone()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality })
      .toBuffer({ resolveWithObject: true })
    const shown = { bytes: new Uint8Array(data), mediaType: 'image/webp' as const }
    if (data.length <= MOST_SHOWN_BYTES) return { ...shown, width: info.width, height: info.height }
  }
  throw new Error('Not to be made small.')
}
