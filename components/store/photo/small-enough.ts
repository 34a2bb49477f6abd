import { PHOTO_BYTES, PHOTO_SIDE } from '#lib/domain/evidence/photo.ts'

export type Try = { side: number; quality: number }

// From the sharpest on; the last is for what is all noise.
const TRIES: readonly Try[] = [
  { side: PHOTO_SIDE, quality: 0.82 },
  { side: PHOTO_SIDE, quality: 0.7 },
  { side: PHOTO_SIDE, quality: 0.55 },
  { side: 1280, quality: 0.55 },
  { side: 1024, quality: 0.5 },
  { side: 800, quality: 0.4 },
  { side: 640, quality: 0.3 },
]

/** The first of the tries that is small enough to send; null if none is. */
export const smallEnough = async <Made extends { size: number }>(
  make: (one: Try) => Promise<Made | null>,
): Promise<Made | null> => {
  for (const one of TRIES) {
    const made = await make(one)
    if (made && made.size > 0 && made.size <= PHOTO_BYTES) return made
  }
  return null
}

/** So large that the longer side has this length, and no larger than it is. */
export const fitInto = (side: number, width: number, height: number): { width: number; height: number } => {
  const scale = Math.min(1, side / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
