import { seconds } from '../duration.ts'

/** How long a code must be out of the picture before it is taken for another pack. */
export const AWAY = seconds(1.5)

/** A code that stands in the picture. */
export type Sight = { code: string; gtin: string | null; hasLot: boolean }

/** What was in the picture of late, and when last; in milliseconds of any clock that only goes forward. */
export type Sightings = ReadonlyMap<string, Sight & { seenAt: number; told: boolean }>

/**
 * Which of the codes in this frame are packs that were not there before. A pack that is held still is read in every frame and
 * missed in some: it stays the same pack until it was gone for a while. A pack often bears two codes, one with its lot and
 * one without: while the one with the lot is in the picture, the other says nothing new. Once that one is gone, it does.
 */
export const sight = (
  before: Sightings,
  frame: readonly Sight[],
  at: number,
): { fresh: Sight[]; sightings: Sightings } => {
  const lasting = new Map([...before].filter(([, { seenAt }]) => at - seenAt < AWAY))
  const known = [...lasting.values(), ...frame]
  const fresh = frame.filter((one, i) => {
    const again = lasting.get(one.code)?.told || frame.findIndex(({ code }) => code === one.code) !== i
    return !again && !isToldBetter(one, known)
  })
  for (const one of frame)
    lasting.set(one.code, {
      ...one,
      seenAt: at,
      told: fresh.includes(one) || lasting.get(one.code)?.told === true,
    })
  return { fresh, sightings: lasting }
}

const isToldBetter = (one: Sight, known: readonly Sight[]): boolean =>
  !one.hasLot && one.gtin !== null && known.some(({ gtin, hasLot }) => hasLot && gtin === one.gtin)
