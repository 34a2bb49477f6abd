import { seconds } from '../duration.ts'

/** How long what was said of a pack stands after its code has left the picture. */
const FADES_AFTER = seconds(2)
// A code is missed in some frames although it is there.
const MISSED_FOR = seconds(0.3)

/** What is said of a code. A fault weighs nothing: beside a product's own code, that one speaks. */
export type Said = { weight: number; isPass: boolean }

/** What stands on the plate. `faded`: of a pack that is no longer in the picture. */
export type Plate<What extends Said> = { code: string; what: What; faded: boolean }
export type View<What extends Said> = {
  plate: Plate<What> | null
  said: ReadonlyMap<string, What>
  seenAt: ReadonlyMap<string, number>
}

export const EMPTY_VIEW: View<never> = { plate: null, said: new Map<string, never>(), seenAt: new Map() }

/**
 * The verdict belongs to the pack in view. Of the codes in a frame the gravest has the word; a pass (NOT RECALLED) gives way at
 * once to whatever else is there without it, understood or not; a graver word stays for a few frames that missed it.
 */
export const lookAt = <What extends Said>(
  before: View<What>,
  frame: readonly string[],
  fresh: ReadonlyMap<string, What>,
  at: number,
): View<What> => {
  const seenAt = new Map([...before.seenAt].filter(([, seen]) => at - seen < FADES_AFTER))
  for (const code of frame) seenAt.set(code, at)
  const kept = [...before.said].filter(([code]) => seenAt.has(code) || code === before.plate?.code)
  const said = new Map([...kept, ...fresh])
  const stands = (code: string): boolean => {
    const seen = seenAt.get(code) ?? Number.NEGATIVE_INFINITY
    return seen === at || (at - seen < MISSED_FOR && said.get(code)?.isPass === false)
  }
  const here = [...said].filter(([code]) => stands(code))
  const isNew = ([code]: readonly [string, What]): boolean => fresh.has(code)
  const [first] = here.toSorted(
    (a, b) =>
      b[1].weight - a[1].weight ||
      Number(isNew(b)) - Number(isNew(a)) ||
      Number(b[0] === before.plate?.code) - Number(a[0] === before.plate?.code),
  )
  if (first && frame.length > 0)
    return { said, seenAt, plate: samePlate(before.plate, { code: first[0], what: first[1], faded: false }) }
  const gone = before.plate !== null && !seenAt.has(before.plate.code)
  return { said, seenAt, plate: gone ? fadedPlate(before.plate) : before.plate }
}

/** The phone was put away, or what was known has changed: what stands there is of a while ago. `holds`: what is still so. */
export const putAway = <What extends Said>(
  before: View<What>,
  holds: (what: What) => boolean = () => true,
): View<What> => ({
  plate: fadedPlate(before.plate),
  said: new Map([...before.said].filter(([, what]) => holds(what))),
  seenAt: new Map(),
})

// The same plate stays the same thing, so that nothing is said twice.
const samePlate = <What extends Said>(before: Plate<What> | null, next: Plate<What>): Plate<What> =>
  before && before.code === next.code && before.what === next.what && !before.faded ? before : next

const fadedPlate = <What extends Said>(plate: Plate<What> | null): Plate<What> | null =>
  plate === null || plate.faded ? plate : { ...plate, faded: true }
